import { implement, ORPCError } from '@orpc/server';
import { api } from '../../shared/api/index.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import { beginAgency } from './agency/beginAgency.ts';
import { readOwnAgency, saveAgency } from './agency/saveAgency.ts';
import { importAppointments } from './answers/importAppointments.ts';
import { importFeedback } from './answers/importFeedback.ts';
import { importSales } from './answers/importSales.ts';
import { bookAppointment } from './appointment/bookAppointment.ts';
import { decideAppointments } from './appointment/decideAppointments.ts';
import { listAppointments } from './appointment/listAppointments.ts';
import { moveAppointment } from './appointment/moveAppointment.ts';
import { readDiary } from './appointment/readDiary.ts';
import { backupFile, listBackups, makeBackup } from './backup/ownBackups.ts';
import { listBulks } from './bulk/readBulks.ts';
import { changeMany, resumeBulk } from './bulk/run.ts';
import { takeBackBulk } from './bulk/takeBack.ts';
import { finishCall } from './call/finishCall.ts';
import { judgeCall } from './call/judgeCall.ts';
import { putOffLead } from './call/putOffLead.ts';
import { readCall } from './call/readCall.ts';
import { listClients } from './client/listClients.ts';
import { readClientPage } from './client/readClientPage.ts';
import { saveClient } from './client/saveClient.ts';
import type { Context } from './context.ts';
import { contractSheet } from './contract/contractSheet.ts';
import { listContracts, readContractHead } from './contract/listContracts.ts';
import { readContractEditor } from './contract/readContractEditor.ts';
import { readContractOverview } from './contract/readContractOverview.ts';
import { readContractTerms } from './contract/readContractTerms.ts';
import { dropVersion, saveContract } from './contract/saveContract.ts';
import { decideDeliveries } from './delivery/decideDeliveries.ts';
import { decideHeld } from './delivery/decideHeld.ts';
import { deliver } from './delivery/deliver.ts';
import { deliverChosen } from './delivery/deliverChosen.ts';
import { listDeliveries } from './delivery/listDeliveries.ts';
import { listHeld } from './delivery/listHeld.ts';
import { route } from './delivery/route.ts';
import { routingRule, saveRoutingRule } from './delivery/routingRule.ts';
import { fillDemo } from './demo/fillDemo.ts';
import { discardDraft, findDraft, saveDraft } from './desk/drafts.ts';
import { readShell } from './desk/readShell.ts';
import { findSetting, saveSetting } from './desk/settings.ts';
import { listViews, removeView, saveView } from './desk/views.ts';
import { decideDisputes } from './dispute/decideDisputes.ts';
import { disputeQueue } from './dispute/disputeQueue.ts';
import { listDisputes } from './dispute/listDisputes.ts';
import { previewDecisions } from './dispute/previewDecisions.ts';
import { resolveDispute } from './dispute/resolveDispute.ts';
import { settleSilent } from './dispute/settleSilent.ts';
import { listDocumentRows } from './document/listDocuments.ts';
import { readDocumentPage } from './document/readDocumentPage.ts';
import { documentFile } from './documents/documentFile.ts';
import { listDuties } from './duty/listDuties.ts';
import { explainDelivery, explainLead, explainLine } from './explain/explain.ts';
import { readFigures } from './figures/readFigures.ts';
import { readBatches, readBatchOf } from './import/batches.ts';
import { completedLeads } from './import/completions.ts';
import { importLeads } from './import/importLeads.ts';
import { inspectFile } from './import/inspect.ts';
import { judgeMended } from './import/judgeMended.ts';
import { keepMends } from './import/keptMends.ts';
import { forgetPreset, listPresets } from './import/presets.ts';
import { preview, previewRows } from './import/preview.ts';
import { problemFile } from './import/problemFile.ts';
import { undoImport } from './import/undoImport.ts';
import { readInsights } from './insights/readInsights.ts';
import { creditInvoice, previewCredit } from './invoice/creditInvoice.ts';
import { readDraft } from './invoice/readDraft.ts';
import { readDue } from './invoice/readDue.ts';
import { runInvoices } from './invoice/runInvoices.ts';
import { lockFolder, newRecoveryKey, readKeyState, unlockFolder } from './key/keyState.ts';
import { editLeads } from './lead/editLeads.ts';
import { exportLeads } from './lead/exportLeads.ts';
import { countLeads, findLeads, leadChoices } from './lead/findLeads.ts';
import { qualifyLeads } from './lead/qualifyLeads.ts';
import { readLeadPage } from './lead/readLeadPage.ts';
import { tagLeads } from './lead/tagLeads.ts';
import { listHistory } from './listHistory.ts';
import { listLeads } from './listLeads.ts';
import { mergeLeads } from './merge/mergeLeads.ts';
import { previewMerge } from './merge/previewMerge.ts';
import { listOpportunities } from './opportunity/listOpportunities.ts';
import { readRevenueCalendar } from './opportunity/readRevenueCalendar.ts';
import { recordSale } from './opportunity/recordSale.ts';
import { reportRevenue } from './opportunity/reportRevenue.ts';
import { choosePerson, savePeople } from './people/people.ts';
import { readBalance, topUp } from './prepaid/balance.ts';
import { readReach } from './reach/readReach.ts';
import { sayReach } from './reach/sayReach.ts';
import { commentReport, reviewReport, sendReport } from './report/changeReport.ts';
import { listReports } from './report/listReports.ts';
import { makeDueReports } from './report/makeDueReports.ts';
import { makeReport } from './report/makeReport.ts';
import { readReportPage } from './report/readReportPage.ts';
import { storedReportFile } from './report/storedReportFile.ts';
import { previewRequalification } from './requalification/preview.ts';
import { listRequalifications, requalifiedLeads } from './requalification/readRequalifications.ts';
import { requalify, resumeRequalification } from './requalification/run.ts';
import { takeBackRequalification } from './requalification/takeBack.ts';
import { leadsBehind } from './scoring/behind.ts';
import { predict } from './scoring/predict.ts';
import { suggest } from './scoring/suggest.ts';
import { findAnything } from './search/findAnything.ts';
import { applySetup } from './setup.ts';
import { listSources } from './source/listSources.ts';
import { costSource, saveSource } from './source/saveSource.ts';
import { listSteps } from './step/listSteps.ts';
import { redoStep, undoStep } from './step/takeBack.ts';
import { addSuppression, addSuppressionFile } from './suppression/addSuppression.ts';
import { checkPerson } from './suppression/checkPerson.ts';
import { readSuppressions } from './suppression/readSuppressions.ts';
import { removeSuppression } from './suppression/removeSuppression.ts';
import { suppressLeads } from './suppression/suppressLeads.ts';
import { readToday } from './today/readToday.ts';
import { verifyFile } from './verify.ts';

const os = implement(api).$context<Context>();

/** A rule returned a refusal; here, once, it becomes the typed error of the api. */
function answer<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ORPCError('REFUSED', { status: 422, message: 'refused', data: result.refusal });
}

/** Which use-case answers which procedure: the only place that knows both. */
export const router = os.router({
  shell: {
    read: os.shell.read.handler(({ context }) => readShell(context)),
  },
  step: {
    list: os.step.list.handler(({ context, input }) => listSteps(context, input)),
    undo: os.step.undo.handler(async ({ context, input }) => answer(await undoStep(context, input))),
    redo: os.step.redo.handler(({ context, input }) => answer(redoStep(context, input))),
  },
  setting: {
    read: os.setting.read.handler(({ context, input }) => findSetting(context, input)),
    save: os.setting.save.handler(({ context, input }) => saveSetting(context, input)),
  },
  draft: {
    read: os.draft.read.handler(({ context, input }) => findDraft(context, input)),
    save: os.draft.save.handler(({ context, input }) => saveDraft(context, input)),
    discard: os.draft.discard.handler(({ context, input }) => discardDraft(context, input)),
  },
  view: {
    list: os.view.list.handler(({ context, input }) => listViews(context, input)),
    save: os.view.save.handler(({ context, input }) => saveView(context, input)),
    remove: os.view.remove.handler(({ context, input }) => removeView(context, input)),
  },
  today: {
    read: os.today.read.handler(({ context }) => readToday(context)),
  },
  duty: {
    list: os.duty.list.handler(({ context, input }) => answer(listDuties(context, input))),
  },
  client: {
    list: os.client.list.handler(({ context, input }) => answer(listClients(context, input))),
    read: os.client.read.handler(({ context, input }) => answer(readClientPage(context, input))),
    save: os.client.save.handler(({ context, input }) => answer(saveClient(context, input))),
  },
  setup: {
    apply: os.setup.apply.handler(({ context, input }) => answer(applySetup(context, input.content))),
  },
  intake: {
    inspect: os.intake.inspect.handler(async ({ context, input }) => answer(await inspectFile(context, input))),
    preview: os.intake.preview.handler(async ({ context, input }) => answer(await preview(context, input))),
    rows: os.intake.rows.handler(async ({ context, input }) => answer(await previewRows(context, input))),
    judge: os.intake.judge.handler(async ({ context, input }) => answer(await judgeMended(context, input))),
    keepMends: os.intake.keepMends.handler(({ context, input }) => answer(keepMends(context, input))),
    problemFile: os.intake.problemFile.handler(async ({ context, input }) => answer(await problemFile(context, input))),
    batches: os.intake.batches.handler(({ context, input }) => answer(readBatches(context, input))),
    batch: os.intake.batch.handler(({ context, input }) => answer(readBatchOf(context, input))),
    completed: os.intake.completed.handler(({ context, input }) => completedLeads(context, input)),
  },
  preset: {
    list: os.preset.list.handler(({ context }) => listPresets(context)),
    forget: os.preset.forget.handler(({ context, input }) => forgetPreset(context, input)),
  },
  agency: {
    read: os.agency.read.handler(({ context }) => readOwnAgency(context)),
    save: os.agency.save.handler(({ context, input }) => answer(saveAgency(context, input))),
    begin: os.agency.begin.handler(({ context, input }) => answer(beginAgency(context, input))),
  },
  people: {
    save: os.people.save.handler(({ context, input }) => answer(savePeople(context, input))),
    choose: os.people.choose.handler(({ context, input }) => answer(choosePerson(context, input))),
  },
  key: {
    read: os.key.read.handler(({ context }) => answer(readKeyState(context))),
    setPassphrase: os.key.setPassphrase.handler(({ context, input }) => answer(lockFolder(context, input.passphrase))),
    removePassphrase: os.key.removePassphrase.handler(({ context }) => answer(unlockFolder(context))),
    makeRecoveryKey: os.key.makeRecoveryKey.handler(({ context }) => answer(newRecoveryKey(context))),
  },
  backup: {
    list: os.backup.list.handler(({ context }) => listBackups(context)),
    make: os.backup.make.handler(({ context }) => answer(makeBackup(context))),
    file: os.backup.file.handler(async ({ context, input }) => answer(await backupFile(context, input))),
  },
  contract: {
    list: os.contract.list.handler(({ context, input }) => listContracts(context, input)),
    head: os.contract.head.handler(({ context, input }) => answer(readContractHead(context, input))),
    read: os.contract.read.handler(({ context, input }) => answer(readContractOverview(context, input))),
    terms: os.contract.terms.handler(({ context, input }) => answer(readContractTerms(context, input))),
    editor: os.contract.editor.handler(({ context, input }) => answer(readContractEditor(context, input))),
    save: os.contract.save.handler(({ context, input }) => answer(saveContract(context, input))),
    sheet: os.contract.sheet.handler(async ({ context, input }) => answer(await contractSheet(context, input))),
    dropVersion: os.contract.dropVersion.handler(({ context, input }) => answer(dropVersion(context, input))),
  },
  lead: {
    import: os.lead.import.handler(async ({ context, input }) => answer(await importLeads(context, input))),
    undoImport: os.lead.undoImport.handler(async ({ context, input }) => answer(await undoImport(context, input))),
    list: os.lead.list.handler(({ context, input }) => answer(listLeads(context, input))),
    find: os.lead.find.handler(async ({ context, input }) => answer(await findLeads(context, input))),
    count: os.lead.count.handler(async ({ context, input }) => answer(await countLeads(context, input))),
    choices: os.lead.choices.handler(({ context }) => leadChoices(context)),
    export: os.lead.export.handler(async ({ context, input }) => answer(await exportLeads(context, input))),
    read: os.lead.read.handler(({ context, input }) => answer(readLeadPage(context, input))),
    edit: os.lead.edit.handler(({ context, input }) => answer(editLeads(context, input))),
    tag: os.lead.tag.handler(({ context, input }) => answer(tagLeads(context, input))),
    qualify: os.lead.qualify.handler(({ context, input }) => answer(qualifyLeads(context, input))),
  },
  call: {
    read: os.call.read.handler(({ context, input }) => answer(readCall(context, input))),
    judge: os.call.judge.handler(({ context, input }) => answer(judgeCall(context, input))),
    finish: os.call.finish.handler(({ context, input }) => answer(finishCall(context, input))),
    later: os.call.later.handler(({ context, input }) => answer(putOffLead(context, input))),
  },
  reach: {
    read: os.reach.read.handler(({ context, input }) => answer(readReach(context, input))),
    say: os.reach.say.handler(({ context, input }) => answer(sayReach(context, input))),
  },
  merge: {
    preview: os.merge.preview.handler(({ context, input }) => answer(previewMerge(context, input))),
    do: os.merge.do.handler(({ context, input }) => answer(mergeLeads(context, input))),
  },
  search: {
    find: os.search.find.handler(({ context, input }) => findAnything(context, input)),
  },
  bulk: {
    run: os.bulk.run.handler(async ({ context, input }) => answer(await changeMany(context, input))),
    resume: os.bulk.resume.handler(async ({ context, input }) => answer(await resumeBulk(context, input))),
    takeBack: os.bulk.takeBack.handler(async ({ context, input }) => answer(await takeBackBulk(context, input))),
    list: os.bulk.list.handler(({ context, input }) => listBulks(context, input)),
  },
  requalification: {
    preview: os.requalification.preview.handler(async ({ context, input }) =>
      answer(await previewRequalification(context, input)),
    ),
    run: os.requalification.run.handler(async ({ context, input }) => answer(await requalify(context, input))),
    resume: os.requalification.resume.handler(async ({ context, input }) =>
      answer(await resumeRequalification(context, input)),
    ),
    takeBack: os.requalification.takeBack.handler(async ({ context, input }) =>
      answer(await takeBackRequalification(context, input)),
    ),
    list: os.requalification.list.handler(({ context, input }) => answer(listRequalifications(context, input))),
    leads: os.requalification.leads.handler(({ context, input }) => answer(requalifiedLeads(context, input))),
  },
  suppression: {
    add: os.suppression.add.handler(async ({ context, input }) => answer(await addSuppression(context, input))),
    addFile: os.suppression.addFile.handler(async ({ context, input }) =>
      answer(await addSuppressionFile(context, input)),
    ),
    read: os.suppression.read.handler(({ context }) => readSuppressions(context)),
    addLeads: os.suppression.addLeads.handler(async ({ context, input }) =>
      answer(await suppressLeads(context, input)),
    ),
    remove: os.suppression.remove.handler(async ({ context, input }) =>
      answer(await removeSuppression(context, input)),
    ),
    check: os.suppression.check.handler(({ context, input }) => answer(checkPerson(context, input))),
  },
  delivery: {
    list: os.delivery.list.handler(({ context, input }) => answer(listDeliveries(context, input))),
    decide: os.delivery.decide.handler(({ context, input }) => answer(decideDeliveries(context, input))),
    deliver: os.delivery.deliver.handler(async ({ context, input }) => answer(await deliver(context, input))),
    deliverChosen: os.delivery.deliverChosen.handler(({ context, input }) => answer(deliverChosen(context, input))),
    hold: os.delivery.hold.handler(({ context, input }) => answer(listHeld(context, input))),
    decideHeld: os.delivery.decideHeld.handler(({ context, input }) => answer(decideHeld(context, input))),
  },
  routing: {
    route: os.routing.route.handler(async ({ context, input }) => answer(await route(context, input))),
    rule: os.routing.rule.handler(({ context }) => routingRule(context)),
    saveRule: os.routing.saveRule.handler(({ context, input }) => answer(saveRoutingRule(context, input))),
  },
  feedback: {
    import: os.feedback.import.handler(async ({ context, input }) => answer(await importFeedback(context, input))),
  },
  dispute: {
    list: os.dispute.list.handler(({ context, input }) => answer(listDisputes(context, input))),
    queue: os.dispute.queue.handler(({ context, input }) => answer(disputeQueue(context, input))),
    preview: os.dispute.preview.handler(({ context, input }) => answer(previewDecisions(context, input))),
    resolve: os.dispute.resolve.handler(({ context, input }) => answer(resolveDispute(context, input))),
    settle: os.dispute.settle.handler(({ context, input }) => answer(settleSilent(context, input))),
    decide: os.dispute.decide.handler(({ context, input }) => answer(decideDisputes(context, input))),
  },
  appointment: {
    import: os.appointment.import.handler(async ({ context, input }) =>
      answer(await importAppointments(context, input)),
    ),
    list: os.appointment.list.handler(({ context, input }) => answer(listAppointments(context, input))),
    book: os.appointment.book.handler(({ context, input }) => answer(bookAppointment(context, input))),
    diary: os.appointment.diary.handler(({ context, input }) => answer(readDiary(context, input))),
    decide: os.appointment.decide.handler(({ context, input }) => answer(decideAppointments(context, input))),
    move: os.appointment.move.handler(({ context, input }) => answer(moveAppointment(context, input))),
  },
  sale: {
    import: os.sale.import.handler(async ({ context, input }) => answer(await importSales(context, input))),
  },
  opportunity: {
    list: os.opportunity.list.handler(({ context, input }) => answer(listOpportunities(context, input))),
    calendar: os.opportunity.calendar.handler(({ context, input }) => answer(readRevenueCalendar(context, input))),
    record: os.opportunity.record.handler(({ context, input }) => answer(recordSale(context, input))),
    receive: os.opportunity.receive.handler(({ context, input }) => answer(reportRevenue(context, input))),
  },
  invoice: {
    run: os.invoice.run.handler(async ({ context, input }) => answer(await runInvoices(context, input))),
    due: os.invoice.due.handler(({ context, input }) => answer(readDue(context, input))),
    draft: os.invoice.draft.handler(({ context, input }) => answer(readDraft(context, input))),
    creditPreview: os.invoice.creditPreview.handler(({ context, input }) => answer(previewCredit(context, input))),
    credit: os.invoice.credit.handler(({ context, input }) => answer(creditInvoice(context, input))),
    document: os.invoice.document.handler(async ({ context, input }) => answer(await documentFile(context, input))),
  },
  document: {
    list: os.document.list.handler(({ context, input }) => answer(listDocumentRows(context, input))),
    read: os.document.read.handler(({ context, input }) => answer(readDocumentPage(context, input))),
  },
  prepaid: {
    read: os.prepaid.read.handler(({ context, input }) => answer(readBalance(context, input))),
    topUp: os.prepaid.topUp.handler(({ context, input }) => answer(topUp(context, input))),
  },
  figures: {
    read: os.figures.read.handler(({ context, input }) => answer(readFigures(context, input))),
  },
  insights: {
    read: os.insights.read.handler(({ context, input }) => answer(readInsights(context, input))),
  },
  scoring: {
    predict: os.scoring.predict.handler(async ({ context, input }) => answer(await predict(context, input))),
    behind: os.scoring.behind.handler(async ({ context, input }) => answer(await leadsBehind(context, input))),
    suggest: os.scoring.suggest.handler(async ({ context, input }) => answer(await suggest(context, input))),
  },
  source: {
    list: os.source.list.handler(({ context, input }) => answer(listSources(context, input))),
    save: os.source.save.handler(({ context, input }) => answer(saveSource(context, input))),
    cost: os.source.cost.handler(({ context, input }) => answer(costSource(context, input))),
  },
  report: {
    make: os.report.make.handler(async ({ context, input }) => answer(await makeReport(context, input))),
    makeDue: os.report.makeDue.handler(async ({ context, input }) => answer(await makeDueReports(context, input))),
    list: os.report.list.handler(({ context, input }) => listReports(context, input)),
    read: os.report.read.handler(({ context, input }) => answer(readReportPage(context, input))),
    comment: os.report.comment.handler(({ context, input }) => answer(commentReport(context, input))),
    review: os.report.review.handler(({ context, input }) => answer(reviewReport(context, input))),
    send: os.report.send.handler(({ context, input }) => answer(sendReport(context, input))),
    file: os.report.file.handler(async ({ context, input }) => answer(await storedReportFile(context, input))),
  },
  explain: {
    lead: os.explain.lead.handler(({ context, input }) => answer(explainLead(context, input))),
    delivery: os.explain.delivery.handler(({ context, input }) => answer(explainDelivery(context, input))),
    line: os.explain.line.handler(({ context, input }) => answer(explainLine(context, input))),
  },
  history: {
    list: os.history.list.handler(({ context, input }) => listHistory(context, input)),
  },
  verification: {
    run: os.verification.run.handler(({ context }) => verifyFile(context)),
  },
  demo: {
    fill: os.demo.fill.handler(async ({ context, input }) => answer(await fillDemo(context, input))),
  },
  job: {
    watch: os.job.watch.handler(async ({ context, input }) => {
      await context.jobs.changed(input.after, input.waitMs);
      const { jobs } = context;
      return { change: jobs.change(), fileChange: jobs.fileChange(), jobs: [...jobs.list()] };
    }),
    cancel: os.job.cancel.handler(({ context, input }) => ({ cancelled: context.jobs.cancel(input.name) })),
  },
});
