/** Gives a file to the reader, as a download. */
export const saveFile = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** A title as the name of a file: words joined by hyphens, nothing a file system minds. */
export const fileName = (title: string, day: string | null, ending: string): string => {
  const words = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return `${[...(words === '' ? 'figure' : words)].slice(0, 80).join('')}${day ? `-${day}` : ''}.${ending}`;
};
