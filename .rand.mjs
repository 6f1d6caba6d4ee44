import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { freePorts } from './dist/client/embedded/ports.js';
import { jobInputOf } from './dist/client/commands/job_input.js';
import { startRun } from './dist/client/runs/start.js';
import { loadConfig } from './dist/config/load.js';
import { searchAttributeDeclarations } from './dist/contracts/attributes.js';
import { findBinary } from './dist/client/embedded/binary.js';
const [config, mode, ...steps] = process.argv.slice(2);
const folder = mkdtempSync('/tmp/w/threads/k-');
const ports = await freePorts(); const address = `127.0.0.1:${ports.frontend}`;
const server = spawn(findBinary('temporal', process.env), ['server','start-dev','--ip','127.0.0.1','--port',String(ports.frontend),'--headless','--log-level','error','--namespace','faults','--db-filename',`${folder}/t.db`, ...searchAttributeDeclarations.flatMap((d)=>['--search-attribute',d])],{stdio:'ignore'});
let connection; for(;;) { try { connection = await Connection.connect({address}); break; } catch { await pause(200); } }
const client = new Client({ connection, namespace: 'faults' });
const env = { ...process.env, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: 'faults', MEMBERFLOW_HOME: `${folder}/home`, MEMBERFLOW_LOG_LEVEL: 'warn' };
const startWorker = async () => { const t=Date.now(); const w = spawn(process.execPath, ['dist/client/cli.js','worker'],{env,stdio:['ignore','ignore','pipe']}); let said=''; w.stderr.on('data',(d)=>{said+=d; if (mode==='v') process.stderr.write(d)}); w.ready = (async()=>{ while(!said.includes('Working for')) await once(w.stderr,'data'); return Date.now()-t; })(); return w; };
let worker = await startWorker(); console.log('worker start', await worker.ready);
const input = jobInputOf(await loadConfig(config, []), '2018-01-01', new Date());
const t0=Date.now();

const pendingIn = async () => { const out=[]; for await (const e of client.workflow.list({query:'ExecutionStatus="Running"'})) { const d = await client.workflow.getHandle(e.workflowId, e.runId).describe().catch(()=>null); for (const p of d?.raw.pendingActivities??[]) out.push({wf:e.workflowId, runId:e.runId, type:p.activityType.name, id:p.activityId, attempt:p.attempt, state:p.state, started:p.lastStartedTime?Number(p.lastStartedTime.seconds)*1e3+p.lastStartedTime.nanos/1e6:null}); } return out; };
const done = Promise.resolve('done');
const kills=[];

const N=Number(steps[0]??10); const times=[];
for (let i=0;i<N;i++) {
  const inp = jobInputOf(await loadConfig(config, []), `2017-${String(1+i%12).padStart(2,'0')}-0${1+Math.floor(i/12)}`, new Date());
  const r = await startRun(client,'rfm',inp); const h=client.workflow.getHandle(r.workflowId,r.temporalRunId);
  let over=false; h.result().then(()=>over=true,()=>over=true);
  await pause(Math.random()*2500);
  const pend=(await h.describe()).raw.pendingActivities?.length??0;
  const killedAt=Date.now(); worker.kill('SIGKILL'); worker=await startWorker(); const pid=worker.pid;
  let at=null;
  while(!at && !over) { 
    const d=await h.describe(); const p=d.raw.pendingActivities?.find((x)=>x.lastWorkerIdentity?.startsWith(pid+'@')); if (p?.lastStartedTime) {at=Number(p.lastStartedTime.seconds)*1e3+p.lastStartedTime.nanos/1e6; break;}
    const hist=await h.fetchHistory(); const ev=hist.events.find((e)=>Object.values(e).some((v)=>v&&typeof v==='object'&&String(v.identity??'').startsWith(pid+'@'))); if (ev) {at=Number(ev.eventTime.seconds)*1e3+ev.eventTime.nanos/1e6; break;}
    await pause(50); }
  console.log(i, over?'over before':((at-killedAt)/1e3).toFixed(1), 'pending steps', pend, 'start', await worker.ready); 
  await h.result().catch((e)=>console.log(String(e)));
}
if (process.env.SPARE) for (let i=0;i<Number(process.env.SPARE);i++) {}
console.log(await done, ((Date.now()-t0)/1e3).toFixed(0),'s');
// attempts in all histories
let attempts={}; for await (const e of client.workflow.list()) { const h=await client.workflow.getHandle(e.workflowId,e.runId).fetchHistory(); const types={}; for (const ev of h.events) { if (ev.activityTaskScheduledEventAttributes) types[ev.eventId]=ev.activityTaskScheduledEventAttributes.activityType.name; const s=ev.activityTaskStartedEventAttributes; if (s && s.attempt>1) attempts[types[s.scheduledEventId]]=`${s.attempt} ${s.lastFailure?.message??''}`; } }
console.log('attempts>1', attempts);
worker.kill('SIGTERM'); await once(worker,'exit'); await connection.close(); server.kill('SIGTERM'); await once(server,'exit'); rmSync(folder,{recursive:true,force:true});
