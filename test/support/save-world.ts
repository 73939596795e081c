import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runnerFiles } from '../../src/adapters/runner/runner-files.ts';
import { type HandoverRecord } from '../../src/core/handover/record.ts';
import { parseHandover } from '../../src/core/handover/parse-record.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import type { SaveImageInputs } from '../../actions/save-and-upload-image/plan.ts';
import { saveAndUploadImage, type SaveImageResult } from '../../actions/save-and-upload-image/save-and-upload-image.ts';
import type { ArchivePacker, PackRequest } from '../../src/ports/archives.ts';
import type { Files } from '../../src/ports/files.ts';
import { fakeClock } from './fake-clock.ts';
import { memoryArtifacts } from './memory-artifacts.ts';
import { memoryEngine } from './memory-engine.ts';
import { pickedImage } from './picked-image.ts';
import { recordingLog } from './recording-log.ts';
import { runFacts } from './run-facts.ts';

export const imageid = `sha256:${'1'.repeat(64)}`;
/** The id of another image. */
export const otherImageid = `sha256:${'2'.repeat(64)}`;
export const ref = 'ghcr.io/acme/app:pr-15-3370e22';

const noInputs: SaveImageInputs = {
  image: undefined,
  handover: undefined,
  tags: [],
  imageTar: undefined,
  artifactName: undefined,
  localTag: undefined,
  upload: 'image',
  compression: 'auto',
  compressionLevel: 1,
  archive: false,
  fileName: 'image.tar',
  retentionDays: 1,
  overwrite: 'auto',
};

/** Writes what it is given, and reads "REFERENCE ID" as the archive's content. */
const plainPacker = (requests: PackRequest[]): ArchivePacker => ({
  async pack(request) {
    requests.push(request);
    const content = await text(await request.open(new AbortController().signal));
    writeFileSync(request.file, content);
    const [reference = '', id = ''] = content.split(' ');
    const image = { ...pickedImage(id), names: [reference], diffIds: [id] };
    request.check?.(image);
    return { image, sizeBytes: 2 * content.length, archiveBytes: content.length };
  },
});

/** What a job that hands an image over meets, and leaves behind. */
export class SaveWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'ciia-flow-'));
  readonly packed: PackRequest[] = [];
  readonly log = recordingLog();
  artifacts = memoryArtifacts();
  engine = memoryEngine({ [ref]: { id: imageid } });

  handOver(
    inputs: Partial<SaveImageInputs>,
    { files = {}, runAttempt = 1 }: { files?: Partial<Files>; runAttempt?: number } = {},
  ): Promise<Outcome<SaveImageResult>> {
    const { engine, artifacts, log, folder } = this;
    return saveAndUploadImage(
      { ...noInputs, ...inputs },
      {
        engine,
        artifacts,
        log,
        packer: plainPacker(this.packed),
        clock: fakeClock(),
        direct: { send: () => Promise.reject(new Error('no direct way')) },
        files: { ...runnerFiles({ RUNNER_TEMP: folder }), ...files },
        run: runFacts({ runAttempt }),
      },
    );
  }

  storedRecord(name: string): HandoverRecord {
    return parseHandover(this.artifacts.stored.get(name)?.content.toString() ?? '', name);
  }
  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
