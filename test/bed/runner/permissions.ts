import { entriesOf, type Template } from './template.ts';

const names = ['actions', 'contents', 'packages', 'pull-requests'] as const;

/** What a job's token may do, by the names that workflows use; what is left out it may not. */
export type Permissions = Readonly<Partial<Record<(typeof names)[number], 'read' | 'write'>>>;

/** The `permissions` of a workflow or job; undefined when it says nothing. Names that nothing here asks for are left out. */
export function permissionsOf(template: Template | undefined): Permissions | undefined {
  if (template === undefined || template === null) return undefined;
  if (template === 'read-all' || template === 'write-all') {
    const level = template === 'read-all' ? 'read' : 'write';
    return Object.fromEntries(names.map((name) => [name, level]));
  }
  const entries = entriesOf(template);
  return Object.fromEntries(
    names.flatMap((name) => {
      const level = entries[name];
      return level === 'read' || level === 'write' ? [[name, level]] : [];
    }),
  );
}
