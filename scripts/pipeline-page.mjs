/*
 * The tables of docs/development/pipeline-benchmark.md out of the JSON that `npm run bench -- pipeline` writes.
 */

/** The value in the middle; the mean of the two in the middle of an even number. */
function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
const shown = (value) => value.toFixed(1);
const row = (cells) => `| ${cells.join(' | ')} |`;

/** Medians of each job over the rounds. */
function mediansOf(jobs, pipeline) {
  const own = jobs.filter((job) => job.pipeline === pipeline);
  return [...new Set(own.map(({ job }) => job))].map((name) => {
    const of = (pick) => median(own.filter(({ job }) => job === name).map(pick));
    return {
      name,
      wall: of(({ wallSeconds }) => wallSeconds),
      job: of(({ jobCpuSeconds }) => jobCpuSeconds),
      engine: of(({ engineCpuSeconds }) => engineCpuSeconds),
      sources: [...new Set(own.filter(({ job }) => job === name).flatMap(({ source }) => source ?? []))],
    };
  });
}

/** @returns {string} Markdown */
export function pipelineTables({ conditions, jobs }) {
  const apart = mediansOf(jobs, 'each suite builds');
  const once = mediansOf(jobs, 'build once');
  const [build, ...consumers] = once;
  const cpu = (list) => sum(list.map(({ job, engine }) => job + engine));
  const totals = [
    ['CPU, jobs and engine', cpu(apart), cpu(once)],
    ['jobs one after the other', sum(apart.map(({ wall }) => wall)), sum(once.map(({ wall }) => wall))],
    [
      'jobs side by side: the slowest suite, against the build and the slowest consumer',
      Math.max(...apart.map(({ wall }) => wall)),
      build.wall + Math.max(...consumers.map(({ wall }) => wall)),
    ],
  ];
  const note = conditions.note === '' ? '' : ` ${conditions.note}.`;
  const jobRow = (pipeline) => (job) =>
    row([pipeline, job.name, shown(job.wall), shown(job.job), shown(job.engine), job.sources.join(', ')]);
  return [
    `Measured on ${conditions.date}, ${conditions.cores} cores (${conditions.cpu}), Engine ${conditions.engine}, ${conditions.store} store; image of ${Math.round(conditions.image / 1e6)} MB, build work ${conditions.buildWork}, suite work ${conditions.suiteWork}; medians of ${conditions.rounds}.${note}`,
    '',
    '| seconds | each suite builds | build once | less | times |',
    '|---|--:|--:|--:|--:|',
    ...totals.map(([name, before, after]) =>
      row([
        name,
        shown(before),
        shown(after),
        `${Math.round(100 * (1 - after / before))} %`,
        `${(before / after).toFixed(1)}x`,
      ]),
    ),
    '',
    '| pipeline | job | wall s | CPU s, job | CPU s, engine | image from |',
    '|---|---|--:|--:|--:|---|',
    ...apart.map(jobRow('each suite builds')),
    ...once.map(jobRow('build once')),
  ].join('\n');
}
