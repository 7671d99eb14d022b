// Reads a JSON array of xAPI statements, and writes an array: of each what an independent validator finds wrong with it.
import { readFileSync } from 'node:fs';
import validation from '@learninglocker/xapi-validation';

const statements = JSON.parse(readFileSync(0, 'utf8'));
const found = statements.map((statement) =>
  validation.default(statement).map((wrong) => `${wrong.constructor.name} at ${wrong.path.join('/')}`));
process.stdout.write(JSON.stringify(found));
