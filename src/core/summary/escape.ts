/**
 * Shows text from outside as code on a summary page. Every character that Markdown or HTML could read as markup becomes
 * an entity, and no address becomes a link.
 */
export function escapeAsCode(text: string): string {
  const escaped = text.replaceAll(/[^A-Za-z0-9 ./:@+,-]|:(?=\/\/)|@(?!sha256:)|(?<=www)\./gu, toEntity);
  return `<code>${escaped}</code>`;
}

function toEntity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/**
 * Shows text from outside in a label of a mermaid diagram, where entities do not work: characters that end a label or
 * start a comment are replaced. The label must begin with a word of ours, since mermaid reads words such as `section` at
 * the start of a line as keywords.
 */
export function escapeAsLabel(text: string, maxLength: number): string {
  const plain = text
    .replaceAll(/[^A-Za-z0-9 ._/@+-]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  return plain.length <= maxLength ? plain : `${plain.slice(0, maxLength - 3)}...`;
}
