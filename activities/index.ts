import { audit } from './audit.js';
import { check } from './check.js';
import { dataOfRun } from './churn/data_of_run.js';
import { churnFeatures } from './churn/features.js';
import { monitorChurn } from './churn/monitor.js';
import { publishChurnModel } from './churn/publish_model.js';
import { publishChurnScores } from './churn/publish_scores.js';
import { scoreChurnMembers } from './churn/score.js';
import { churnSnapshots } from './churn/snapshots.js';
import { trainChurnModel } from './churn/train.js';
import { clean } from './clean.js';
import { compareRerun } from './compare_rerun.js';
import type { Dependencies } from './dependencies.js';
import { barMember, drawKey } from './erasing/bar_member.js';
import { eraseFromDatabase } from './erasing/erase_database.js';
import { eraseFromOutputs } from './erasing/erase_outputs.js';
import { holdRuns, recordErasure } from './erasing/record_erasure.js';
import { rewriteRun } from './erasing/rewrite_run.js';
import { removeUnpublished, runsUnderWay, storedRuns } from './erasing/stored_runs.js';
import { extract } from './extract.js';
import { features } from './features.js';
import { findings } from './findings.js';
import { inspectSources } from './inspect_sources.js';
import { lookAtRun } from './look_at_run.js';
import { oneAtATime } from './one_at_a_time.js';
import { openRun } from './open_run.js';
import { planReport } from './plan_report.js';
import { planRemovals } from './plan_removals.js';
import { publish } from './publish.js';
import { removePlanned } from './remove_planned.js';
import { renderPage } from './render_page.js';
import { renderWorkbook } from './render_workbook.js';
import { restoreStaged } from './restore_staged.js';
import { score } from './score.js';
import { sendFailure } from './send_failure.js';
import { sendReport } from './send_report.js';
import { tidyRun } from './tidy_run.js';

/** The steps of all jobs, with what they work with; built once in the worker. */
export function createActivities(dependencies: Dependencies) {
  // DuckDB's lock on a file holds off other processes, never another session of this one, and is lost as soon as
  // anything in this process closes the file: two steps that write the output database would lose one's work.
  const withDatabases = oneAtATime();
  return {
    openRun: openRun(dependencies),
    extract: extract(dependencies),
    restoreStaged: restoreStaged(dependencies),
    audit: audit(dependencies),
    clean: clean(dependencies),
    check: check(dependencies),
    features: features(dependencies),
    score: score(dependencies),
    compareRerun: compareRerun(dependencies),
    findings: findings(dependencies),
    publish: publish(dependencies, withDatabases),
    planReport: planReport(dependencies),
    renderPage: renderPage(dependencies),
    renderWorkbook: renderWorkbook(dependencies),
    sendReport: sendReport(dependencies, withDatabases),
    sendFailure: sendFailure(dependencies, withDatabases),
    planRemovals: planRemovals(dependencies, withDatabases),
    removePlanned: removePlanned(dependencies, withDatabases),
    inspectSources: inspectSources(dependencies),
    lookAtRun: lookAtRun(),
    tidyRun: tidyRun(dependencies),
    drawKey: drawKey(dependencies),
    barMember: barMember(dependencies),
    runsUnderWay: runsUnderWay(),
    holdRuns: holdRuns(dependencies),
    storedRuns: storedRuns(dependencies),
    rewriteRun: rewriteRun(dependencies),
    removeUnpublished: removeUnpublished(dependencies),
    eraseFromDatabase: eraseFromDatabase(dependencies, withDatabases),
    eraseFromOutputs: eraseFromOutputs(dependencies),
    recordErasure: recordErasure(dependencies),
    dataOfRun: dataOfRun(dependencies),
    churnSnapshots: churnSnapshots(dependencies),
    trainChurnModel: trainChurnModel(dependencies),
    publishChurnModel: publishChurnModel(dependencies),
    churnFeatures: churnFeatures(dependencies),
    scoreChurnMembers: scoreChurnMembers(dependencies),
    monitorChurn: monitorChurn(dependencies),
    publishChurnScores: publishChurnScores(dependencies, withDatabases),
  };
}

export type Activities = ReturnType<typeof createActivities>;
export type { Dependencies } from './dependencies.js';
