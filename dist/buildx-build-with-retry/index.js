import { start } from '../shared/index.js';

await start('buildx-build-with-retry');
