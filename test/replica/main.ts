import { startReplica } from './server.ts';
import { smallTown } from './town.ts';

// To try the harvest by hand: npx tsx test/replica/main.ts 3140
const replica = await startReplica(smallTown(), Number(process.argv[2] ?? 3140));
console.log(replica.site);
