type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isQcaAid = (file: unknown): file is Fields => isObject(file) && 'deduktive_kategorien' in file

/**
 * QCA-AID's codebook in our own form, unchecked: what has the wrong type is handed on as it is, for the same schema to
 * refuse. What QCA-AID excludes from coding altogether becomes general rules that say so; its rules on the form of a
 * reply (`format`) are left out, since the form of replies is not the codebook's affair here.
 */
export function fromQcaAid(file: Fields): unknown {
  const rules = isObject(file.kodierregeln) ? file.kodierregeln : {}
  return {
    researchQuestion: file.forschungsfrage,
    rules: Array.isArray(rules.exclusion)
      ? listed(rules.general).concat(rules.exclusion.map(notToCode))
      : rules.general,
    codes: categories(file.deduktive_kategorien),
  }
}

const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

/** Among rules of what to do, a bare „Literaturverzeichnisse“ would read as something to code. */
const notToCode = (rule: unknown): unknown => (typeof rule === 'string' ? `Nicht kodieren: ${rule}` : rule)

/** An object from names to categories, or a list of names or of categories that hold theirs. */
function categories(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? category(item.name, item) : { name: item }))
  return isObject(value) ? Object.entries(value).map(([name, item]) => category(name, item)) : (value ?? undefined)
}

const category = (name: unknown, item: unknown): Fields =>
  isObject(item)
    ? {
        name,
        definition: item.definition,
        rules: item.rules,
        examples: item.examples,
        codes: categories(item.subcategories),
      }
    : { name, definition: item }

/** Where something of our form stands in QCA-AID's, e.g. `deduktive_kategorien.Akteure.rules[0]`. */
export function qcaAidPath(codebook: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const told: PropertyKey[] = []
  let at: unknown = codebook
  for (const [i, step] of path.entries()) {
    at = isObject(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined
    const inCodes = path[i - 1] === 'codes'
    if (step === 'codes') told.push(told.length === 0 ? 'deduktive_kategorien' : 'subcategories')
    else told.push(inCodes && isObject(at) && typeof at.name === 'string' ? at.name : step)
  }
  return told
}
