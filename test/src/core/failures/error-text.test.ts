import { describe, expect, test } from '@jest/globals';
import { cutError, readMessage } from '../../../../src/core/failures/error-text.ts';

describe('the error in what a program wrote (Y2)', () => {
  test('begins at the last ERROR of buildx, without progress, excerpt and trailer', () => {
    const stderr = `#5 [2/2] RUN make
#5 0.130 ERROR: failed to solve: rpc error: code = Unavailable desc = EOF
#5 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2
------
 > [2/2] RUN make:
0.130 ERROR: failed to solve: 503
------
Dockerfile:2
--------------------
   1 |     FROM scratch
   2 | >>> RUN make
--------------------
ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2

View build details: docker-desktop://dashboard/build/x
`;
    expect(cutError(stderr)).toEqual([
      'ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
    ]);
  });

  test('has the lines of the body behind the status', () => {
    const lines = [
      'ERROR: unexpected status from PUT request to https://r.example/v2/a/manifests/1: 503 Service Unavailable',
      'unavailable: service unavailable',
    ];
    expect(cutError(`#1 pushing\n${lines.join('\n')}\n`)).toEqual(lines);
    expect(cutError(lines.join('\n').replace('ERROR: ', ''))).toHaveLength(2);
  });

  test('begins at the last error of the daemon', () => {
    expect(cutError('Pulling\nError response from daemon: error from registry: denied\ndenied\n')).toEqual([
      'Error response from daemon: error from registry: denied',
      'denied',
    ]);
  });

  test('keeps what Git printed, whose server begins its own lines with ERROR', () => {
    const lines = [
      'ERROR: failed to solve: failed to fetch remote git@github.com:a/b.git: git stderr:',
      'ERROR: Repository not found.',
      'fatal: Could not read from remote repository.',
      ': exit status 128',
    ];
    expect(cutError(lines.join('\n'))).toEqual(lines);
  });

  test('is a page of HTML, or JSON, with the line that it begins on', () => {
    const page = ['unknown: <!DOCTYPE html>', '<html>', '  <style>', '    a { b: c; }', '  </style>', '</html>'];
    expect(cutError(`The push refers to repository [r.example/a]\n${page.join('\n')}\n`)).toEqual(page);
    const json = ['denied: with-body: {', '  "message": "slow down"', '}'];
    expect(cutError(`1a2b: Preparing\n${json.join('\n')}`)).toEqual(json);
  });

  test('is cut out of the log of a job', () => {
    const log = `2026-08-01T10:00:00.12Z #9 pushing layers
2026-08-01T10:00:00.13Z ERROR: failed to push r.example/a:1: EOF
2026-08-01T10:00:00.14Z ##[error]buildx failed with: ERROR: failed to push r.example/a:1: EOF
2026-08-01T10:00:00.15Z ##[error]Error: Process completed with exit code 1.
`;
    expect(cutError(log)).toEqual(['ERROR: failed to push r.example/a:1: EOF']);
  });

  test('has no stack, which DEBUG puts behind it, and no colours', () => {
    const stderr =
      '\u001b[31mERROR: \u001b[0mfailed to push a: EOF\u001b[0m\r\n12 v0.36.1 docker-buildx buildx build .\ngithub.com/docker/buildx/build.Build\n\t/src/build/build.go:560\n';
    expect(cutError(stderr)).toEqual(['ERROR: failed to push a: EOF']);
  });

  test.each(['', '\n\n', '#5 0.130 ERROR: failed to solve: EOF\n#5 0.131 toomanyrequests: x\n'])(
    'is nothing where only steps wrote: "%s"',
    (stderr) => {
      expect(cutError(stderr)).toEqual([]);
    },
  );

  test('the logger of skopeo quotes its message', () => {
    expect(cutError('time="x" level=fatal msg="reading manifest: \\"a\\": denied"')).toEqual([
      'reading manifest: "a": denied',
    ]);
  });
});

test('a message is an error as a whole, but for the advice behind it', () => {
  expect(
    readMessage('Artifact storage quota has been hit.\nMore info on storage limits: https://docs.github.com'),
  ).toEqual(['Artifact storage quota has been hit.']);
});
