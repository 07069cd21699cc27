import { EXAMPLES } from './docs-examples.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly description?: string;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses?: Readonly<Record<string, Content & { readonly description?: string }>>;
}

/** As much of an OpenAPI document as a reader needs. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const typeOf = (schema: Schema | undefined): string => {
  if (!schema) return '';
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') return `${typeOf(schema.items)}[]`;
  return typeof schema.type === 'string' ? schema.type : (schema.type ?? []).join(' | ');
};

const parameterRow = ({ name, in: place, required, description, schema }: Parameter): string =>
  `<tr><th scope="row"><code>${escape(name)}</code>${required ? ' <b>required</b>' : ''}</th><td>${escape(place)}</td>
   <td><code>${escape(typeOf(schema))}</code></td><td>${escape(description ?? schema?.description ?? '')}</td></tr>`;

const contentDetails = (title: string, { content }: Content): string =>
  Object.entries(content ?? {})
    .map(([type, { schema }]) =>
      type.startsWith('application/json')
        ? `<details><summary>${escape(title)}: ${escape(type)}</summary><pre>${escape(JSON.stringify(schema, null, 2))}</pre></details>`
        : `<p>${escape(title)}: <code>${escape(type)}</code></p>`,
    )
    .join('');

const operationSection = (path: string, method: string, operation: Operation): string => {
  const id = `${method}${path}`.replace(/\W+/g, '-');
  const parameters = operation.parameters ?? [];
  const responses = Object.entries(operation.responses ?? {});
  return `<section id="${id}">
  <h3><span class="method">${method.toUpperCase()}</span> <code>${escape(path)}</code></h3>
  <p>${escape(operation.summary ?? '')}</p>
  ${parameters.length === 0 ? '' : `<div class="wide"><table><tbody>${parameters.map(parameterRow).join('')}</tbody></table></div>`}
  ${operation.requestBody ? contentDetails('Body', operation.requestBody) : ''}
  ${responses.map(([status, response]) => `<p><b>${escape(status)}</b> ${escape(response.description ?? '')}</p>${contentDetails(status, response)}`).join('')}
  </section>`;
};

const stepList = (steps: readonly string[]): string =>
  steps.length === 0 ? '' : `<ol>${steps.map((step) => `<li>${escape(step)}</li>`).join('')}</ol>`;

const STYLE = `:root{color-scheme:light dark;--ink:#1d2528;--soft:#5b666b;--line:#d9dedd;--paper:#fbfaf7;--mark:#0f6a6a}
@media (prefers-color-scheme:dark){:root{--ink:#e9ecea;--soft:#a3aeb1;--line:#3a4448;--paper:#161b1d;--mark:#6cc5c0}}
body{margin:0 auto;padding:2rem 1.2rem 6rem;max-width:60rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.7rem;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.6rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3{font-size:1rem;margin:1.8rem 0 .2rem}p{margin:.3rem 0}.method{color:var(--mark);font-weight:650;font-size:.85em;letter-spacing:.03em}
code,pre{font:0.86rem/1.5 ui-monospace,monospace}pre{overflow:auto;padding:.8rem;border:1px solid var(--line);border-radius:4px;max-height:24rem}
a{color:var(--mark)}nav ul{columns:16rem;padding:0;list-style:none;font-size:.9rem}nav li{break-inside:avoid}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}th,td{text-align:left;vertical-align:top;padding:.25rem .9rem .25rem 0;font-weight:400}
summary{cursor:pointer;color:var(--soft);font-size:.9rem}`;

/** The documentation as one page without scripts: it works offline, and under the strictest content policy. */
export const renderDocs = (document: ApiDocument, origin: string): string => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = new Map<string, typeof operations>();
  for (const each of operations) {
    const group = each.path.split('/')[1] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  const index = operations
    .map(({ path, method }) => {
      const id = `${method}${path}`.replace(/\W+/g, '-');
      return `<li><a href="#${id}"><span class="method">${method.toUpperCase()}</span> ${escape(path)}</a></li>`;
    })
    .join('');
  const sections = [...groups]
    .map(
      ([group, members]) =>
        `<h2>${escape(group)}</h2>${members.map((each) => operationSection(each.path, each.method, each.operation)).join('')}`,
    )
    .join('');
  const examples = EXAMPLES.map(
    ({ title, steps, code }) =>
      `<h3>${escape(title)}</h3>${stepList(steps ?? [])}<pre>${escape(code(origin))}</pre>`,
  ).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(document.info.title)}: API</title><style>${STYLE}</style></head><body>
<h1>${escape(document.info.title)}: API</h1><p>${escape(document.info.description ?? '')}</p>
<p>Everything below is under <code>${escape(origin)}/api/v1</code>; the same as a document: <a href="openapi.json">openapi.json</a>. Refusals are <code>application/problem+json</code> with everything that is wrong at once.</p>
<nav aria-label="Routes"><ul>${index}</ul></nav><h2>Examples</h2>${examples}${sections}</body></html>`;
};
