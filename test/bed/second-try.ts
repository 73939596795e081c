import { jest } from '@jest/globals';

/*
 * Engines, registries and the disk are the machine's, and one that stands still for seconds breaks a test that has a time
 * limit. Such a test gets a second try, with the first failure in the log; scripts/test.mjs names those that needed it.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
