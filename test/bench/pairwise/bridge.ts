/** `node bridge.ts DOCKER_HOST`: a bridge to the BuildKit of an engine, until stdin ends. Its endpoint is printed. */
import { once } from 'node:events';
import { startBuildkitBridge } from '../../bed/buildkit-bridge.ts';

const [host = ''] = process.argv.slice(2);
const bridge = await startBuildkitBridge(host);
console.log(bridge.endpoint);
process.stdin.resume();
await once(process.stdin, 'end');
await bridge.stop();
