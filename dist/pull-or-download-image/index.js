import { start } from '../shared/index.js';

await start('pull-or-download-image');
