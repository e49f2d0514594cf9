/** Words too common to say what a text is about. They also tell the two languages apart; words of both are in both lists. */
const english = `a about above after again against all also am an and any are as at be because been before being below between both
but by can could did do does doing down during each even every few for from further get gets getting go goes going got had has have
having he her here hers herself him himself his how i if in into is it its itself just kind know let like lot made make makes many
may maybe me might more most much must my myself no nor not now of off on once one only or other our ours ourselves out over own
put quite rather really said same say says she should since so some something sometimes somehow still such take than that the their
theirs them themselves then there these they thing things this those though through thus to too under until up upon us very was way
we well went were what when where whether which while who whole whom why will with within without would yes yet you your yours
yourself yourselves don't doesn't didn't isn't wasn't aren't weren't won't can't couldn't wouldn't shouldn't i'm i've i'd i'll
you're you've you'll he's she's it's we're we've we'll they're they've that's there's what's let's`

const german = `ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim
bin bis bist da dabei dadurch dafür dagegen daher damals damit dann daran darauf daraus darin darum darunter das dass davon dazu dein
deine deinem deinen deiner dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch
dort du durch eben ein eine einem einen einer eines einfach einige einigen einiger einmal er es etwa etwas euch euer eure fast für
ganz ganze ganzen gar gab geben gegen gehabt geht gemacht genau gerade gern gesagt gewesen gibt habe haben halt hat hatte hatten
hätte hätten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem innen ins ist ja jede jedem jeden jeder
jedes jedoch jemand jene jetzt kann kannst kein keine keinem keinen keiner können könnte könnten machen macht mal man manche mehr
mein meine meinem meinen meiner meines mich mir mit muss müssen musste mussten nach nicht nichts noch nun nur ob oder oft ohne sagen
sagt schon sehr sein seine seinem seinen seiner seines seit sich sie sind so sogar solche soll sollen sollte sollten sondern sonst
sowie über um und uns unser unsere unserem unseren unter viel viele vielen vielleicht vom von vor wann war waren warum was weil welche
welchem welchen welcher welches wenn wer werde werden weiter wie wieder will wir wird wirklich wo wollen wollte worden wurde wurden
würde würden zu zum zur zwar zwischen`

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

export const stopWords = { english: setOf(english), german: setOf(german) } as const
