import type { Log } from '../../src/ports/log.ts';

/** A log that keeps its lines as `kind: message`. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const record = (kind: string) => (message: string) => {
    lines.push(`${kind}: ${message}`);
  };
  return {
    lines,
    info: record('info'),
    debug: record('debug'),
    notice: record('notice'),
    warning: record('warning'),
    mask: record('mask'),
    group(title, work) {
      lines.push(`group: ${title}`);
      return work();
    },
  };
}
