/**
 * Text from outside as code in a summary page: neither Markdown nor HTML reads any of it as anything else, and no
 * address in it becomes a link.
 */
export function asCode(text: string): string {
  const escaped = text.replaceAll(/[^A-Za-z0-9 ./:@+,-]|:(?=\/\/)|@(?!sha256:)|(?<=www)\./gu, entity);
  return `<code>${escaped}</code>`;
}

function entity(character: string): string {
  return `&#${String(character.codePointAt(0))};`;
}

/**
 * Text from outside as part of a label in a mermaid diagram, where entities are of no use: what could end a label or
 * start a comment is replaced. A label has to begin with a word of ours, since mermaid reads `section` and the like at
 * the start of a line as keywords.
 */
export function asLabel(text: string, longest: number): string {
  const plain = text
    .replaceAll(/[^A-Za-z0-9 ._/@+-]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 3)}...`;
}
