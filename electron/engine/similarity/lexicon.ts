/** Closed lists, English and German. A word in several of them is read by what it says most often. */
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that are frequent in one of the two languages and are no word of the other. */
export const frequent = {
  english:
    setOf(`the and of is that it you for with they have this but what are we my he she his be been were your their there
    would could should when which who how because from had did does not if these those them me our about than
    please yes know why where really think want say tell good very too like can
    i'm it's don't that's can't didn't i've you're`),
  german:
    setOf(`der das und ist nicht ich zu mit sich auf ein eine einen einem einer den dem des von wir sie aber auch wie
    dass wenn für noch nur habe haben hatte sind wird wurde werden kann können uns mir mich mein meine bei nach über oder
    weil sehr schon dann immer kein keine es er im zum zur vom`),
} as const

/** Sounds of hesitation. The German preposition “um” is none. */
export const hesitations = {
  english: setOf('um umm uhm uh uhh erm ehm'),
  german: setOf('äh ähm öh öhm ehm uhm'),
} as const

/** Words that say nothing where they stand alone before a comma, at a sentence's head or between commas. */
export const openers = { english: setOf('well like so'), german: setOf('also so') } as const

/**
 * Words that mean another thing with a capital within a sentence: “Sie” and “sie”, “May” and “may”, „Essen“ and „essen“.
 * In German every noun that is also a verb or an adjective would belong here; these are the frequent ones.
 */
export const meantByCase = setOf(`
  sie ihr ihnen ihre ihren ihrem ihrer ihres du dich dir dein deine euch
  may will mark bill rose grace hope faith joy dick jack pat rob sue frank china turkey polish march august job reading bath nice
  apple amazon shell target word windows state left right labour green god it us who aids
  morgen essen recht weg arm reich laut dank liebe würde macht leben trotz kraft schuld leid angst ernst fest gut schlecht alte
  alten alter neue neuen fremde fremden deutsch böse gute guten arme armen kranke kranken wissen können wollen sein glauben
  lieben hassen helfen treffen wagen weiß weise bitte sorgen paar bisschen scheiße not wert klasse spitze`)

export const negations = setOf(`
  no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely
  nein nicht nie niemals niemand niemanden niemandem nichts nirgends nirgendwo weder ohne kaum
  kein keine keinen keinem keiner keines`)

export const quantifiers = setOf(`
  all every each everyone everybody everything some someone somebody something any anyone anybody anything many much more most
  few fewer several less least half both only enough always usually often sometimes rarely seldom once twice mostly almost
  must can could may might should would
  alle allen aller alles jede jeder jedes jeden jedem einige einigen einiger manche manchen mancher viel viele vielen mehr
  mehrere mehreren meist meiste meisten wenig wenige wenigen weniger halb halbe beide beiden nur genug immer meistens oft
  manchmal selten einmal zweimal fast etwas jemand jemanden muss kann darf soll sollte könnte müsste dürfte`)

export const pronouns = setOf(`
  i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours ourselves
  they them their theirs themselves this that these those
  ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem deiner er ihn ihm sein seine seinen
  seinem seiner sie ihr ihre ihren ihrem ihrer ihnen es wir uns unser unsere unseren unserem unserer euch euer eure man`)

export const numberWords = setOf(`
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty
  seventy eighty ninety hundred thousand million billion first second third dozen
  zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
  hundert tausend million millionen erste ersten zweite zweiten dritte dritten dutzend`)
