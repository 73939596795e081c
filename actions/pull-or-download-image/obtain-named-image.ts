import { toMessage } from '../../src/errors.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { ProducerRun } from './find-producer-run.ts';
import { emptyImageResult, obtainImage, type ImageFacts, type ObtainInputs } from './obtain-image.ts';
import type { NamedImageResult } from './report-images.ts';
import type { NamedRecord } from './rules/named-records.ts';
import type { SourcesDeps } from './try-sources.ts';

/** One image that is to be taken, and the names that it gets. */
export interface ImagePlan extends NamedRecord {
  readonly localTags: readonly string[];
}

interface NamedRequest extends ImagePlan {
  readonly inputs: ObtainInputs;
  readonly producer: ProducerRun;
  readonly info: EngineInfo;
  readonly platform: string;
}

/** Takes one of several images. Does not throw, so that the others go on: its result says why the image is not there. */
export async function obtainNamedImage(request: NamedRequest, deps: SourcesDeps): Promise<NamedImageResult> {
  const { name, record, inputs, producer, localTags } = request;
  const start = deps.clock.now();
  const facts: ImageFacts = { ...emptyImageResult, trust: producer.trust, buildSeconds: record['build-seconds'] };
  let error = '';
  if (record.skipped !== null) {
    deps.log.notice(`There is no image to test: the producer skipped the build (${record.skipped}).`);
    facts.skipped = record.skipped === '' ? 'no reason given' : record.skipped;
  } else {
    try {
      deps.signal.throwIfAborted();
      await obtainImage(facts, { ...request, inputs: { ...inputs, localTags } }, deps);
    } catch (thrown) {
      error = toMessage(thrown);
    }
  }
  facts.seconds = (deps.clock.now() - start) / 1000;
  return { name, result: facts, error };
}
