/** One line of CSV, as buildx reads its options: a field that holds a comma, a quote or a newline is quoted. */
export function csvLine(fields: readonly string[]): string {
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
