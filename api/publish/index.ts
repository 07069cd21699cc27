export { answerFrom, answerPublic } from './answer.ts';
export { publish } from './publish.ts';
export { readPublished, type Published } from './published.ts';
export { listPublications } from './store.ts';
export { withdraw } from './withdraw.ts';
