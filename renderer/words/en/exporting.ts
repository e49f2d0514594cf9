export const exporting = {
  title: 'Export',
  subtitle:
    'Everything stays yours: as tables for other programs, as a codebook for other projects, as a copy for colleagues',
  preparing: 'Preparing',
  failed: 'The file could not be prepared: {{why}}',
  again: 'Try again',
  codings: {
    title: 'Codings',
    note: 'A table with one row for each code that a coder gave, and one for each decision without a code: document, segment, text, coder, code, quote, reason, date, codebook version. Text that a spreadsheet would run as a formula begins with an apostrophe.',
    kinds: 'Codings of',
    both: 'people and models',
    manual: 'people',
    automatic: 'models',
    run: 'Run',
    allRuns: 'All runs that were not discarded',
    excel: 'For Excel',
    excelWhy:
      'Marks the file as UTF-8, so that Excel reads umlauts. Switch it off for programs that stumble over the mark.',
    rows_one: '{{count}} row, {{size}}',
    rows_other: '{{count}} rows, {{size}}',
    none: 'There are no such codings yet.',
    save: 'Save codings as CSV',
    fileName: '{{name}}, codings',
  },
  codebook: {
    title: 'Codebook',
    note: 'Codes with definitions, rules and examples as JSON, which Intercoder reads again in another project. Where in your data an example was found is not written.',
    version: 'Version',
    inForce: 'Version {{n}} (in force)',
    older: 'Version {{n}} of {{date}}',
    codes_one: '{{count}} code',
    codes_other: '{{count}} codes',
    save: 'Save codebook as JSON',
    fileName: '{{name}}, codebook {{n}}',
  },
  copy: {
    title: 'Copy of the project',
    note: 'Everything in one file: texts, segments, codebook versions, every decision with its history, runs and what they found. Settings and keys are not in it.',
    holds:
      '{{documents}} documents, {{segments}} segments, {{manual}} decisions by people, {{runs}} runs, {{codebooks}} codebook versions, {{size}}',
    save: 'Save a copy',
  },
} as const
