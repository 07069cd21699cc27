/** Short tables in many languages, with the encodings their exports come in. Written for these tests. */
export interface SampleText {
  readonly language: string;
  readonly encodings: readonly string[];
  readonly text: string;
}

export const SAMPLE_TEXTS: readonly SampleText[] = [
  {
    language: 'Chinese (simplified)',
    encodings: ['gb18030'],
    text: '工单编号,受理时间,承办单位,主要内容,是否解决\n2024001,2024-03-01,城关街道办事处,市民反映小区门口路面塌陷，雨天积水严重，希望相关部门尽快维修。,是\n2024002,2024-03-02,水务集团,居民来电称家中自来水发黄已有三天，多次联系物业无果。,否\n2024003,2024-03-02,公安分局,楼上邻居深夜播放音乐扰民，请求协调处理，满意度一般。,是\n',
  },
  {
    language: 'Chinese (traditional)',
    encodings: ['big5'],
    text: '案件編號,受理日期,行政區,陳情內容,滿意度\nA001,2024/03/01,中正區,路面坑洞積水嚴重，機車行經容易摔倒，請儘速派員修補。,不滿意\nA002,2024/03/02,大安區,樓上鄰居深夜播放音樂噪音擾人，請協助處理。,滿意\nA003,2024/03/04,信義區,自來水有異味已經三天，打電話沒有人接聽。,非常不滿意\n',
  },
  {
    language: 'Japanese',
    encodings: ['shift_jis', 'euc-jp'],
    text: '受付番号,受付日,地区,内容,満足度\n001,2024/03/01,中央区,道路に大きな穴があり、雨の日は水がたまって危険です。早めの補修をお願いします。,不満\n002,2024/03/02,港区,上の階の住民が夜中に音楽を流していてうるさいです。,満足\n003,2024/03/03,北区,水道の水が三日前から濁っています。電話しても誰も出ません。,やや不満\n',
  },
  {
    language: 'Korean',
    encodings: ['euc-kr'],
    text: '접수번호,접수일,지역,내용,만족도\n001,2024/03/01,강남구,도로에 큰 구멍이 있어서 비가 오면 물이 고입니다. 빨리 보수해 주세요.,불만족\n002,2024/03/02,서초구,윗집에서 밤늦게 음악을 틀어 시끄럽습니다.,만족\n',
  },
  {
    language: 'French',
    encodings: ['windows-1252', 'macintosh'],
    text: 'Numéro,Quartier,Catégorie,Détail,Résolu\n1,Hôtel-de-Ville,Éclairage,"Le lampadaire est cassé depuis l’été, la rue est très sombre à côté de l’école.",non\n2,Préfecture,Propreté,"Déchets abandonnés près du marché, odeur désagréable.",oui\n3,Gare,Voirie,"Nid-de-poule dangereux à l\'entrée du tunnel.",non\n',
  },
  {
    language: 'German',
    encodings: ['windows-1252', 'macintosh'],
    text: 'Nummer,Bezirk,Kategorie,Beschreibung,gelöst\n1,Köln-Süd,Straße,"Schlaglöcher in der Hauptstraße, für Radfahrer gefährlich.",nein\n2,Düsseldorf,Lärm,"Nachbarn hören nachts Musik, Rücksprache nötig.",ja\n3,München,Müll,"Überfüllte Container, bitte häufiger leeren.",ja\n',
  },
  {
    language: 'Spanish',
    encodings: ['windows-1252', 'macintosh'],
    text: 'Número,Distrito,Categoría,Descripción\n1,Chamberí,Iluminación,"La farola está rota desde el sábado, la calle está muy oscura."\n2,Peñagrande,Limpieza,"Contenedores llenos, los niños no pueden pasar. ¿Cuándo vendrán?"\n',
  },
  {
    language: 'English',
    encodings: ['windows-1252', 'macintosh'],
    text: 'id,comment\n1,"I don’t think the city cares – it’s been weeks."\n2,"“Very dissatisfied” with the café’s noise…"\n3,plain text here\n4,"It’s fine"\n',
  },
  {
    language: 'English with apostrophes',
    encodings: ['windows-1252', 'macintosh'],
    text: 'id,comment\n1,don’t\n2,it’s fine\n3,I’ve seen it and they don’t care about the noise\n',
  },
  {
    language: 'names',
    encodings: ['windows-1252', 'macintosh'],
    text: 'name,score\nJosé,1\nMuñoz,2\nRenée,3\nMüller,4\nÅsa,5\n',
  },
  {
    language: 'Polish',
    encodings: ['windows-1250'],
    text: 'Numer,Dzielnica,Kategoria,Opis\n1,Śródmieście,Oświetlenie,"Latarnia nie działa od tygodnia, na ulicy jest bardzo ciemno i niebezpiecznie."\n2,Żoliborz,Hałas,"Sąsiedzi słuchają głośnej muzyki w nocy, proszę o interwencję."\n3,Wola,Śmieci,"Pojemniki są przepełnione, śmierdzi."\n',
  },
  {
    language: 'Czech',
    encodings: ['windows-1250'],
    text: 'Číslo,Obvod,Kategorie,Popis\n1,Žižkov,Osvětlení,"Lampa nesvítí už týden, ulice je příliš tmavá."\n2,Střešovice,Hluk,"Sousedé pouštějí v noci hlasitou hudbu, žádám o řešení."\n',
  },
  {
    language: 'Russian',
    encodings: ['windows-1251'],
    text: 'Номер,Район,Категория,Описание\n1,Центральный,Освещение,"Фонарь не работает уже неделю, на улице очень темно."\n2,Северный,Шум,"Соседи ночью слушают громкую музыку, прошу принять меры."\n',
  },
];
