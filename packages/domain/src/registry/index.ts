export * from './api.ts';
export * from './detailApi.ts';
export * from './classSchemes.ts';
export * from './fieldRegistry.ts';
export * from './fields.ts';
export * from './queryExamples.ts';
export * from './districts.ts';
export * from './lists.ts';
export * from './key.ts';
export * from './model.ts';
export * from './refusal.ts';
export * from './cells.ts';
export { headerKey } from './header.ts';
export * from './columnTargets.ts';
export * from './columns.ts';
export { isPatch } from './reading.ts';
export * from './rowToRight.ts';
export * from './secrecyGate.ts';
export * from './findFault.ts';
export * from './canonical.ts';
export * from './canonicalRight.ts';
export * from './mergeRight.ts';
export { isGrantPublication, withoutKind } from './numberReading.ts';
export * from './messages.ts';
export * from './bibliographicDocument.ts';
export * from './documentToRight.ts';
export * from './indicationDocument.ts';
export { registerOffice } from './indicationRegisters.ts';
export * from './indicationDocumentToRight.ts';
export * from './trademarkDocument.ts';
export * from './trademarkDocumentToRight.ts';
export * from './display.ts';
export * from './homes.ts';
export * from './partyType.ts';
export { partyName } from './partyRows.ts';
export * from './holderPlace.ts';
export * from './placedParty.ts';
export * from './award.ts';
export * from './awardApi.ts';
export * from './awardRows.ts';
export { type LayoutColumn, layoutColumn, TableLayout } from './tableLayout.ts';
export {
  type ClassQuestion,
  type ClassRow,
  type ClassRuleSet,
  ClassSubject,
  CompiledRules,
  hitsOf,
  labelsOf,
  type RuleHit,
  type RuleResult,
} from './classRules.ts';
export * from './classifyRight.ts';
export * from './industries.ts';
export { INDUSTRY_PRIORITY } from './industryRules.ts';
export * from './ruleApi.ts';
export * from './coreFields.ts';
export * from './labelOverride.ts';
export * from './labelOverrideApi.ts';
export { type DriftContext, DriftCounter } from './ruleDrift.ts';
export { containsPattern, readRulePattern, type RulePattern, testOf } from './rulePattern.ts';
export * from './ruleRows.ts';
export * from './ruleSets.ts';
export * from './expiryDay.ts';
export * from './highValue.ts';
export * from './highValueQuery.ts';
export * from './highValueReading.ts';
export * from './overseasGrants.ts';
export * from './seat.ts';
export * from './toDocument.ts';
export * from './exportColumns.ts';
export * from './analysisApi.ts';
export * from './lifeCycle.ts';
export * from './numberApi.ts';
export * from './numberList.ts';
export * from './family.ts';
export * from './similar.ts';
export * from './similarApi.ts';
export * from './understand.ts';
export * from './valueLabel.ts';
export { type ClassHierarchy, NO_HIERARCHY } from './classConditions.ts';
export { classOrder, readClassSymbol } from './classSymbol.ts';
export * from './watchNotice.ts';
export { readDay } from './readDay.ts';
