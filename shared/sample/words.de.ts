import type { SampleWords } from './words.ts'

export const german: SampleWords = {
  projectName: 'Arbeit zu Hause und anderswo (Beispiel)',
  interviewer: 'Interviewerin',
  attributes: { site: 'Standort', interviewed: 'Interviewdatum', years: 'Berufsjahre' },
  sites: { harbour: 'Hafenkontor', mill: 'Mühlenstraße', hill: 'Am Hang' },
  automaticCoder: 'Lexikalisch 1',
  rounds: { training: 'Training', main: 'Hauptrunde' },
  run: 'Lexikalisch, Hauptrunde',
  codebook: {
    name: 'Arbeit zu Hause und anderswo',
    researchQuestion:
      'Wie ordnen Menschen, die teilweise zu Hause arbeiten, ihre Arbeit, ihre Orte und ihre Beziehungen?',
    rules: [
      'Kodiert wird, was in der Äußerung selbst gesagt wird, nicht was aus anderen Äußerungen bekannt ist.',
      'Eine Äußerung kann mehrere Codes erhalten, jeden aber nur, wenn er auch allein berechtigt wäre.',
    ],
    addedRules: [
      'Eine bloße Frage der Interviewerin erhält keinen Code; Begrüßungen und Bemerkungen zur Aufnahme sind nicht relevant.',
      'Kurze Antworten wie „Nein, eigentlich nicht.“ erhalten keinen Code.',
    ],
    codes: {
      place: {
        name: 'Ort',
        definition:
          'Der Ort, an dem jemand sitzt und arbeitet, zu Hause oder anderswo: Zimmer, Schreibtisch, Ecke, Fenster, Lärm, Geräte; und der Zug oder ein anderer Weg dorthin.',
        inclusion: [
          'Wie ein Platz zum Arbeiten eingerichtet, gefunden oder verloren wird.',
          'Die Fahrt zum Arbeitsort.',
        ],
        exclusion: ['Freiheit bei der Wahl der Zeiten: Selbstbestimmung.'],
        addedExclusion: ['Ein Gegenstand oder Weg, der nur dazu dient, den Arbeitstag zu beenden: Trennen.'],
        anchors: [
          'Mein Büro ist das eine Ende vom Tisch im Wohnzimmer, das mit der Steckdose.',
          'Ich sitze im Schlafzimmer, weil die Leitung unterm Dach zu langsam ist.',
        ],
      },
      boundaries: {
        name: 'Grenzen',
        definition:
          'Wie sich Arbeit und Privatleben zueinander verhalten, wo die Grenze verläuft und woran man sie erkennt.',
        inclusion: ['Gewohnheiten und Zeichen, die Arbeit und übriges Leben teilen, oder ihr Fehlen.'],
        exclusion: [],
        addedExclusion: ['Eine der beiden Richtungen überwiegt: dann Trennen oder Verschwimmen.'],
        anchors: ['Zwischen Arbeit und Zuhause habe ich einen Vorhang und keine Tür.'],
      },
      separating: {
        name: 'Trennen',
        definition:
          'Jemand beendet die Arbeit absichtlich und hält sie vom Privatleben fern: schließen, abmelden, ausschalten, wegräumen, eine Regel, ein Spaziergang.',
        inclusion: ['Ein fester Feierabend, mit einer Uhrzeit, einem Ritual oder einem Gegenstand.'],
        exclusion: ['Der bloße Wunsch aufzuhören, ohne dass etwas geschieht.'],
        anchors: [
          'Um sechs kommt der Laptop in die Schublade, hinter ein Schloss.',
          'Ich ziehe den Mantel an und hänge den Ausweis auf, und dann ist Schluss.',
        ],
      },
      blurring: {
        name: 'Verschwimmen',
        definition:
          'Arbeit schleicht sich in private Zeit oder private Gedanken ein oder umgekehrt, obwohl niemand das gewollt hat: abends, nachts, im Bett.',
        inclusion: ['Der Arbeitstag wächst oder hört nicht auf.', 'Bei anderen Tätigkeiten an die Arbeit denken.'],
        exclusion: ['Absichtlich verschobene Zeiten: Selbstbestimmung.'],
        anchors: [
          'Ich beantworte noch eine Nachricht, während die Suppe überkocht.',
          'Man wird nie fertig damit, darüber zu reden, nicht mal, wenn man sich hinlegt.',
        ],
      },
      colleagues: {
        name: 'Kollegium',
        definition:
          'Kontakt mit Kolleginnen und Kollegen und Zugehörigkeit zum Team, oder ihr Fehlen: plaudern, Mittagessen, Witze, helfen, voneinander lernen.',
        inclusion: [
          'Sehen oder nicht sehen, wie es den anderen geht.',
          'Übersehen oder vergessen werden, weil man nicht da ist.',
        ],
        exclusion: ['Kontrolle durch Vorgesetzte: Selbstbestimmung.'],
        anchors: [
          'Ohne das Plaudern auf dem Gang wüsste ich nicht, wer neu im Büro ist.',
          'Die anderen sind mit den Stühlen angerollt und haben Witze gemacht, bis ich gelacht habe.',
        ],
      },
      household: {
        name: 'Zusammenleben',
        definition:
          'Mann, Frau, Kinder und andere im Haus, und wie man unter einem Dach lebt und arbeitet: wer Ruhe hat, wer kocht, wer den Einkauf macht.',
        inclusion: ['Was die Familie abspricht.', 'Streit und Gerechtigkeit zwischen denen, die zusammenleben.'],
        exclusion: [],
        addedExclusion: ['Jemand aus dem Haushalt wird nur erwähnt.'],
        anchors: [
          'Mein Partner nimmt die Kinder bis zehn, und dann tauschen wir.',
          'Wenn der Kleine krank ist, zählen wir, wer an der Reihe ist.',
        ],
      },
      autonomy: {
        name: 'Selbstbestimmung',
        definition:
          'Wieweit jemand selbst entscheidet und wählt, wann und wie gearbeitet wird, und wieweit Vorgesetzte vertrauen oder kontrollieren.',
        inclusion: ['Stunden, Tage oder Reihenfolge der Aufgaben wählen.', 'Vertrauen, Messen und Überwachen.'],
        exclusion: ['Ein Zimmer einrichten: Ort.'],
        anchors: [
          'Niemand fragt, wann ich anfange, solange die Berichte pünktlich da sind.',
          'Ich darf meine Tage von Woche zu Woche verschieben, wenn ich es vorher sage.',
        ],
      },
      strain: {
        name: 'Belastung',
        definition:
          'Diese Art zu arbeiten belastet Körper oder Gemüt: müde, schlecht schlafen, verspannt, weinen, leer.',
        inclusion: ['Zeichen des Körpers wie Schultern, Rücken, Zähne oder Tränen.'],
        exclusion: ['Ärger, der mit seinem Anlass vergeht.'],
        anchors: [
          'Am Donnerstag tun mir die Schultern weh, und nachts liege ich wach.',
          'Das zehrt, und ich bin müder aufgewacht, als ich schlafen gegangen war.',
        ],
      },
    },
    scale: ['leicht', 'deutlich', 'schwer'],
    passages: {
      blurring: 'ertappe ich mich, wie ich nachts um elf noch ein Ticket beantworte',
      household: 'Am Kühlschrank hängt ein Plan, wer das ruhige Zimmer hat',
    },
    reasons: {
      first: 'Aus dem Leitfaden entwickelt, bevor etwas kodiert war.',
      second:
        'Nach dem Training: Grenzen umfasste Gegensätzliches und hat jetzt zwei Codes unter sich, Belastung hat eine Skala, kurze Antworten und bloße Fragen sind geregelt, und zwei Stellen aus den Daten dienen als Ankerbeispiele.',
    },
  },
  remarks: {
    signAtTheDoor: 'Die Tasse ist eine Absprache mit der Familie, aber auch eine Grenze. Besprechen.',
    irony: 'Ein Scherz auf eigene Kosten. Gelesen als: Die Arbeit ist mit an den See gefahren.',
    theCar: 'Das Auto ist ein Ort, aber er sitzt dort wegen der Kinder. Beides vergeben.',
    noDirection: 'Keine Richtung überwiegt: Sie kann sich nicht abschließen, aber es schwappt auch nichts über.',
    fallApart: 'Sie sagt das leichthin, aber ich nehme es ihr ab.',
    emptied: 'Hier zählt die Leere, nicht der Zug.',
    alreadyStrain: 'Ist der Blick aufs Telefon alle Viertelstunde schon Belastung? Besprechen.',
    unclear: 'Ich kann nicht erkennen, wohin sie neigt. Offengelassen.',
    agreedTogether: 'Beim zweiten Lesen: Das Glas ist etwas, worauf sich die beiden geeinigt haben.',
    trainOnly: 'Beim zweiten Lesen: Der Zug wird nur als Grund für die Müdigkeit genannt.',
    teamOnly: 'Beim zweiten Lesen: Das Team hat nur entschieden, um den Kontakt geht es nicht.',
  },
  documents: {
    'anna-1': {
      name: 'Anna, erstes Interview',
      turns: [
        ['Interviewerin', 'Danke, dass Sie sich die Zeit nehmen. Haben Sie den Raum gut gefunden?'],
        ['Anna', 'Ja, kein Problem. Der Aufzug war mal wieder kaputt, aber das kennt man hier ja.'],
        ['Interviewerin', 'Dann fangen wir mit der letzten Woche an. Wo haben Sie gearbeitet, und wann?'],
        [
          'Anna',
          'Montag und Freitag zu Hause, die anderen drei Tage hier. Zu Hause sitze ich in der ehemaligen Waschküche. Da gibt es ein Fenster, eine Tür, die schließt, und Platz für genau einen Stuhl, und den tausche ich nicht gegen den großen Schreibtisch im Büro.',
        ],
        ['Interviewerin', 'Warum ist die Tür so wichtig?'],
        [
          'Anna',
          'Weil ich bei der Arbeit bin, wenn sie zu ist, und wenn sie offen ist, eben nicht. Meine Tochter hat das schneller begriffen als mein Mann. Der kam dauernd rein und fragte, wo was liegt, und da haben wir ein Zeichen vereinbart, eine rote Tasse draußen auf dem Boden.',
        ],
        ['Interviewerin', 'Und wirkt die rote Tasse?'],
        [
          'Anna',
          'Meistens. Freitags weniger. Freitags sind alle müde, ich ja auch, und dann höre ich sie in der Küche lachen und kriege nichts mehr fertig.',
        ],
        ['Interviewerin', 'Gibt es etwas, das Ihnen an den Tagen zu Hause fehlt?'],
        [
          'Anna',
          'Komischerweise das Plaudern am Drucker. Da erfährt man Sachen, die nie jemand in eine Mail schreiben würde. Letzten Monat war ich die Einzige, die nicht wusste, dass Petra geht.',
        ],
      ],
    },
    'ben-1': {
      name: 'Ben, Interview',
      turns: [
        ['Interviewerin', 'Wie lange arbeiten Sie inzwischen teilweise zu Hause?'],
        [
          'Ben',
          'Vier Jahre ungefähr. Es sollten mal zwei Wochen werden, und dann habe ich den Bildschirm nie wieder ins Büro zurückgetragen.',
        ],
        ['Interviewerin', 'Wie sieht so ein gewöhnlicher Tag zu Hause aus?'],
        [
          'Ben',
          'Ich fange um sechs an, wenn alles noch schläft, da kann ich denken. Gegen neun gehe ich mit dem Hund raus, und niemand fragt, wo ich war. Solange die Tickets zu sind, ist es meiner Teamleitung egal, wann ich sie schließe.',
        ],
        ['Interviewerin', 'Gibt es Regeln, wann Sie erreichbar sein müssen?'],
        ['Ben', 'Nein, eigentlich nicht.'],
        ['Interviewerin', 'Ist das gut oder schlecht?'],
        [
          'Ben',
          'Beides. Ich mag ja, dass ich das selbst entscheide. Aber dann ertappe ich mich, wie ich nachts um elf noch ein Ticket beantworte, im Bett, ohne Licht, damit meine Frau nichts merkt. Darum hat mich keiner gebeten. Ich wäre sauer, wenn es einer täte.',
        ],
        ['Interviewerin', 'Was würde helfen?'],
        [
          'Ben',
          'Eine Chefin vielleicht, die um fünf heimgeht und das auch sagt. Oder ein Telefon, das ich in den Fluss werfen darf.',
        ],
      ],
    },
    'clara-1': {
      name: 'Clara, Interview',
      turns: [
        ['Interviewerin', 'Am Telefon sagten Sie, Ihr Schreibtisch wandert. Wie war das gemeint?'],
        [
          'Clara',
          'Ich wohne auf zwei Zimmern, einen Schreibtisch gibt es da nicht, es gibt ein Brett. Morgens lege ich es am Fenster übers Bügelbrett, und um sechs kommt es hinter den Schrank. Wenn ich es stehen lasse, bleibt die Wohnung den ganzen Abend ein Büro.',
        ],
        ['Interviewerin', 'Mit dem Wegräumen endet also der Tag.'],
        [
          'Clara',
          'Ja, als ob man einen Laden zumacht. Ich schalte sogar das Lämpchen aus und sage ihm gute Nacht. Sie dürfen lachen.',
        ],
        ['Interviewerin', 'Das würde ich nie wagen. Klappt es denn immer?'],
        [
          'Clara',
          'Bei einer Abgabe nicht. Vor dem Schulwettbewerb im Mai stand das Brett neun Tage lang da, und ich habe drumherum gegessen. Ich habe von Grundrissen geträumt und bin mit zusammengebissenen Zähnen aufgewacht. Am letzten Abend konnte ich nicht mehr lesen, da sind mir die Buchstaben weggeschwommen.',
        ],
        ['Interviewerin', 'Was hat Ihr Kollegium davon mitbekommen?'],
        [
          'Clara',
          'Wenig. Auf dem Bildschirm sehe ich gut aus, da sehen alle gut aus. Im Büro hätte Hanne um halb zehn mein Gesicht gesehen und Teewasser aufgesetzt.',
        ],
        ['Interviewerin', 'Erzählen Sie es manchmal?'],
        ['Clara', 'Nein, eigentlich nicht.'],
        ['Interviewerin', 'Können Sie dazu noch etwas mehr sagen?'],
        [
          'Clara',
          'Ich will nicht die sein, die ein Theater macht. Man hat mir einen Schlüssel fürs Wochenende angeboten, und ich habe ihn nie abgeholt. Ich entscheide wohl lieber selbst, wann ich zusammenklappe.',
        ],
      ],
    },
    'david-1': {
      name: 'David, Interview',
      turns: [
        ['Interviewerin', 'Soll ich das Fenster schließen? Die Straße ist ziemlich laut.'],
        ['David', 'Lassen Sie ruhig, ich mag die Straßenbahn. Ich weiß dann immer, wie spät es ist.'],
        ['Interviewerin', 'Wer ist noch da, wenn Sie zu Hause arbeiten?'],
        [
          'David',
          'Mein Partner Tomas, auch am Schreibtisch, und ab zwei die Zwillinge. Am Kühlschrank hängt ein Plan, wer das ruhige Zimmer hat und wer an die Tür geht. Den sprechen wir jeden Sonntagabend neu ab, manchmal mit Keksen, manchmal mit Tränen.',
        ],
        ['Interviewerin', 'Können Sie dazu noch etwas mehr sagen?'],
        [
          'David',
          'Na ja, die Tränen, das war einmal ich. Drei Tage hintereinander hatte ich das ruhige Zimmer nicht bekommen und ein Seminar aus dem Bad gehalten. Vierzig Leute und ein Handtuchhalter. Danach habe ich wochenlang schlecht geschlafen, ich hatte immer diesen Hall im Ohr.',
        ],
        ['Interviewerin', 'Und heute, geht es gerecht zu?'],
        [
          'David',
          'Gerecht ist ein großes Wort. Tomas verdient mehr, also zählen seine Gespräche mehr. Das sagt keiner, aber man kann es am Plan ablesen. Den Einkauf mache ich, weil sich meine Stunden biegen lassen und seine nicht.',
        ],
        ['Interviewerin', 'Merkt man beim Arbeitgeber etwas davon?'],
        [
          'David',
          'Die sehen, dass meine Berichte pünktlich da sind. Ansonsten habe ich ihr Vertrauen, und das ist mir, muss ich sagen, mehr wert als die Gehaltserhöhung, die ich nicht bekommen habe.',
        ],
      ],
    },
    'elif-1': {
      name: 'Elif, Interview',
      turns: [
        ['Interviewerin', 'Sie sind drei Tage zu Hause und zwei hier. Haben Sie sich das ausgesucht?'],
        [
          'Elif',
          'Das Team hat das ausgesucht. Wir haben es mit bunten Zetteln an die Wand geklebt, und alle durften ihren einmal verschieben. Das war fast ein Spiel, und ich hatte zum ersten Mal das Gefühl, dass mich jemand fragt, wie ich arbeiten will.',
        ],
        ['Interviewerin', 'Und wie wird gemessen, was Sie zu Hause tun?'],
        [
          'Elif',
          'Es gibt ein Licht. Grün heißt, ich bin im Gespräch oder frei, rot heißt, ich bin weg. Bin ich länger als acht Minuten rot, schreibt meine Vorgesetzte, immer sehr freundlich, mit Smiley. So viel zum Vertrauen.',
        ],
        ['Interviewerin', 'Was macht das mit Ihnen?'],
        [
          'Elif',
          'Ich plane, wann ich zur Toilette gehe. Wirklich. Und abends sitzen mir die Schultern hier oben. Schlimm ist es nicht, ich hatte schon schlimmere Stellen, aber es zehrt.',
        ],
        ['Interviewerin', 'Ist es anders, wenn Sie im Büro sind?'],
        [
          'Elif',
          'Das Licht ist dasselbe, aber da sind wir manchmal alle zusammen rot. Wenn jemand einen furchtbaren Anruf hatte, rollt die ganze Reihe mit den Stühlen an. Zu Hause lege ich das Headset hin, und dann ist es einfach nur still.',
        ],
      ],
    },
    'frieda-1': {
      name: 'Frieda, Interview',
      turns: [
        ['Interviewerin', 'Sie sind seit über dreißig Jahren im Beruf. Was hat sich am meisten verändert?'],
        [
          'Frieda',
          'Die Fahrt. Früher saß ich drei Stunden am Tag im Zug und dachte, das ist halt mein Leben. Heute fahre ich dienstags hin, und dienstags ziehe ich die guten Schuhe an.',
        ],
        ['Interviewerin', 'Was fangen Sie mit den gewonnenen Stunden an?'],
        [
          'Frieda',
          'Wenn ich ehrlich bin? Ich arbeite. Nicht in allen, ich habe ja jetzt einen Garten. Aber die erste Stunde ging an meine Bohnen, und die zweite ging zurück an den Katalog. Das schleicht sich ein, wissen Sie. Die nimmt Ihnen keiner, die geben Sie selber her.',
        ],
        ['Interviewerin', 'Stört Sie das?'],
        ['Frieda', 'Nein, eigentlich nicht.'],
        ['Interviewerin', 'Ihr Mann ist im Ruhestand, glaube ich. Wie ist das, tagsüber zu zweit im Haus?'],
        [
          'Frieda',
          'Er kocht, und Punkt zwölf läutet er eine Glocke, eine richtige Glocke. Im ersten Jahr fand ich das unerträglich. Jetzt bin ich böse, wenn sie zu spät kommt, denn nur diese Glocke bringt mich noch vom Bildschirm weg.',
        ],
        ['Interviewerin', 'Und Ihre Kolleginnen und Kollegen, sehen Sie die oft genug?'],
        [
          'Frieda',
          'Die jungen kenne ich nur als kleine Quadrate. Sehr nette Quadrate. Aber ich habe in diesem Haus elf Leute angelernt, immer daneben gesessen, und ich weiß nicht, wie das durch einen Bildschirm gehen soll. Da schaut einem jemand über die Schulter, und so lernt man es. Anders geht das nicht.',
        ],
      ],
    },
    'karim-1': {
      name: 'Karim, erstes Interview',
      turns: [
        ['Interviewerin', 'Entschuldigung, einen Moment, das Gerät lief nicht. Jetzt läuft es.'],
        ['Karim', 'Macht nichts. Soll ich noch mal von vorn anfangen?'],
        ['Interviewerin', 'Nur beim Dienstplan. Den machen Sie zu Hause?'],
        [
          'Karim',
          'Zwei Tage die Woche, ja. Auf der Station würde ich alle fünf Minuten weggerufen, und zu jemandem, der im Bett liegt, sagt man nicht nein. Zu Hause sitze ich im Auto. Im Ernst, das Auto steht in der Garage, da ist es warm, und es ist das einzige Zimmer ohne Kinder.',
        ],
        ['Interviewerin', 'Was sagen die anderen auf der Station dazu?'],
        [
          'Karim',
          'Es gibt Witze. Karim hat heute Heimtag, Karim liegt auf dem Sofa. Das ist nett gemeint, glaube ich. Aber wenn ich zurückkomme, nehme ich erst mal die schlimmste Schicht, damit keiner sagen kann, ich wäre jetzt einer von denen da oben.',
        ],
        ['Interviewerin', 'Ist das eine Belastung?'],
        ['Karim', 'Ein bisschen. Man meint, man muss sich die Ruhe verdienen. Nicht, dass ich deswegen wach liege.'],
        ['Interviewerin', 'Und wenn Sie frei entscheiden könnten?'],
        [
          'Karim',
          'Die zwei Tage würde ich behalten, aber von Woche zu Woche selber wählen und mir nicht von der Verwaltung vorgeben lassen. Wenn auf der Station Leute fehlen, will ich da sein, und wenn es ruhig ist, will ich planen. Das ist kein Vorrecht, das ist einfach vernünftig.',
        ],
      ],
    },
    'lena-martin-1': {
      name: 'Lena und Martin, Interview',
      turns: [
        ['Interviewerin', 'Wie schön, dass Sie beide da sind. Wer möchte anfangen?'],
        ['Lena', 'Er wird sagen, dass er arbeitet und ich den Lärm mache.'],
        ['Martin', 'Das würde ich nie sagen. Ich würde sagen, deine Stimme trägt.'],
        ['Interviewerin', 'Wo sitzen Sie denn jeweils?'],
        [
          'Martin',
          'Ich habe das Schlafzimmer, sie hat das Wohnzimmer, und der Flur ist die Grenze. Wer Kaffee will, muss über die Grenze, und dann machen wir beide zehn Minuten Pause. Das sind eigentlich die besten zehn Minuten vom Tag.',
        ],
        [
          'Lena',
          'Schön ist es schon, aber wir werden mit der Arbeit nie mehr fertig. Du legst dich hin, und das Letzte, was du siehst, ist der Schreibtisch, und dann sagt einer, hast du ans Finanzamt geschrieben, und schon geht es wieder los. Früher haben wir das alles in der Straßenbahn gelassen.',
        ],
        ['Interviewerin', 'Haben Sie versucht, etwas dagegen zu tun?'],
        [
          'Lena',
          'Wir haben eine Regel gemacht. Nach acht kein Wort von der Arbeit, und wer es doch tut, wirft eine Münze ins Glas.',
        ],
        ['Martin', 'Davon waren wir ein Wochenende am See. Und haben da über die Arbeit geredet.'],
        ['Interviewerin', 'Streiten Sie deswegen?'],
        ['Martin', 'Ja, natürlich.'],
        [
          'Lena',
          'Streiten, ich weiß nicht. Als unser Kleiner im Februar krank war, hatten wir beide Abgaben, und keiner wollte zuerst nachgeben. Wir haben Minuten gezählt wie beim Schach. Geweint habe ich unter der Dusche, damit es keine Zeit kostet.',
        ],
        [
          'Martin',
          'Dann kam meine Mutter. Seit dieser Woche machen wir jeden Donnerstag aus, wer für die Familie Bereitschaft hat, und der andere darf zu allem nein sagen. Romantisch ist das nicht, aber es hält.',
        ],
      ],
    },
    'rosa-1': {
      name: 'Rosa, Interview',
      turns: [
        ['Interviewerin', 'Sie sind vor zwei Jahren aus der Stadt weggezogen. Wegen der Arbeit?'],
        [
          'Rosa',
          'Wegen der Miete, aber die Arbeit hat es möglich gemacht. Ich habe eine Scheune. Na ja, ein Drittel von einer Scheune, mit Heizlüfter und einer sehr langsamen Leitung. Wenn ich eine Sendung hochlade, gehe ich spazieren, und wenn ich wiederkomme, ist sie fast drüben.',
        ],
        ['Interviewerin', 'Was ist das Beste daran?'],
        [
          'Rosa',
          'Dass mir keiner beim Denken zusieht. In der Redaktion muss man beschäftigt aussehen; hier kann ich eine Stunde aufs Feld starren, und dann ist der Beitrag da. Ich richte den Tag nach dem Beitrag ein und nicht umgekehrt.',
        ],
        ['Interviewerin', 'Und das Schlimmste?'],
        [
          'Rosa',
          'Dass man mich vergisst. Die guten Themen werden auf dem Gang verteilt, zwischen zwei Türen, und bis sie auf der Liste stehen, bleibt für mich die Blumenschau. Ich habe das gesagt, und da hieß es, dann komm halt öfter rein.',
        ],
        ['Interviewerin', 'Und, haben Sie das gemacht?'],
        [
          'Rosa',
          'Eine Zeit lang. Vier Stunden Zug, und dann saß ich in einem Glaskasten in denselben Konferenzen wie zu Hause. Danach war ich leerer als nach jeder Abgabe.',
        ],
        ['Interviewerin', 'Würden Sie zurückziehen?'],
        ['Rosa', 'Nein, eigentlich nicht.'],
      ],
    },
    'anna-2': {
      name: 'Anna, zweites Interview',
      turns: [
        ['Interviewerin', 'Ein halbes Jahr ist um. Ist die Waschküche noch Ihr Büro?'],
        [
          'Anna',
          'Nein! Die Maschine ging kaputt, die neue ist größer, und ich habe mein Reich verloren. Jetzt sitze ich in einer Ecke im Wohnzimmer, hinter einem Regal, das mein Mann die Botschaft nennt.',
        ],
        ['Interviewerin', 'Und die rote Tasse?'],
        [
          'Anna',
          'Die steht im Regal, nur sieht sie keiner. Ein Regal ist keine Tür. Ich höre jedes Wort von den Hausaufgaben, sie hören jedes Wort von meinen Telefonaten, und wir sind alle ein bisschen höflicher, als wir wollen.',
        ],
        ['Interviewerin', 'Hat das verändert, wie Sie den Arbeitstag beenden?'],
        [
          'Anna',
          'Ja, jetzt gehe ich spazieren. Um fünf ziehe ich den Mantel an, gehe einmal um den Block und komme zur Haustür herein, als wäre ich weg gewesen. Meine Tochter sagt dann, hallo, wie war die Arbeit. Albern, aber es hilft.',
        ],
        ['Interviewerin', 'Was war inzwischen im Büro los?'],
        [
          'Anna',
          'Petras Stelle ist nicht besetzt, also teilen wir ihre Akten zu dritt. Allen tut es leid, und der Stapel wird nicht kleiner. Im November habe ich gemerkt, dass ich beim Zähneputzen Zahlen addiere. Ich war so müde, dass nicht mal die Summen gestimmt haben.',
        ],
        ['Interviewerin', 'Haben Sie mit jemandem darüber gesprochen?'],
        [
          'Anna',
          'Mit den beiden anderen, jeden Mittwoch. Da essen wir zusammen zu Mittag, und niemand darf einen Laptop mitbringen. Ohne das hätte ich mir etwas anderes gesucht, glaube ich.',
        ],
        ['Interviewerin', 'Vielen Dank. Gibt es etwas, das ich nicht gefragt habe?'],
        ['Anna', 'Ob ich wieder fünf Tage ins Büro gehen würde. Und da wüsste ich keine Antwort.'],
      ],
    },
    'karim-2': {
      name: 'Karim, zweites Interview',
      turns: [
        ['Interviewerin', 'Letztes Mal haben Sie den Dienstplan im Auto gemacht.'],
        [
          'Karim',
          'Und das hat sich herumgesprochen. Auf der Station hat mir jemand ein Parkschild gemalt, mit meinem Namen drauf. Ehrlich gesagt, ich war gerührt.',
        ],
        ['Interviewerin', 'Sitzen Sie immer noch dort?'],
        ['Karim', 'Ja, natürlich.'],
        ['Interviewerin', 'Und die Tage, können Sie die jetzt wählen?'],
        [
          'Karim',
          'Halb. Einen von beiden darf ich verschieben, wenn ich es bis Donnerstag sage und Sabine einverstanden ist. Sabine ist immer einverstanden. Vier Sitzungen hat das gebraucht und ein Formular. Aber ich habe nicht mehr das Gefühl, dass ich mit der Nachtschicht dafür zahlen muss.',
        ],
        ['Interviewerin', 'Was haben die Kinder gesagt?'],
        [
          'Karim',
          'Die wollten wissen, ob sie ihre Hausaufgaben auch im Auto machen dürfen. Jetzt wechseln wir uns ab, an der Windschutzscheibe klebt eine Liste. Meine Frau sagt, das Haus war noch nie so leer.',
        ],
      ],
    },
    'ben-elif-1': {
      name: 'Ben und Elif, Gespräch',
      turns: [
        ['Interviewerin', 'Sie haben beide die Zusammenfassung gelesen. Haben Sie sich darin gefunden?'],
        [
          'Elif',
          'Im roten Licht, ja. Ich war froh, dass das mal jemand aufschreibt. Es ist übrigens geändert, jetzt darf ich fünfzehn Minuten weg sein, bevor mir jemand schreibt.',
        ],
        ['Ben', 'Fünfzehn! Wir haben gar kein Licht, und ich bin nicht mehr sicher, ob das besser ist.'],
        ['Interviewerin', 'Wieso das?'],
        [
          'Ben',
          'Mit so einem Licht gibt es ein Ende. Man wird rot, die Schicht ist vorbei, und keiner erwartet mehr etwas. Bei mir wird der Tag zur Nacht hin nur immer dünner, aber er hört nicht auf.',
        ],
        ['Elif', 'Du könntest das Ding einfach ausschalten.'],
        [
          'Ben',
          'Könnte ich. Ich mache das eine Woche, dann beantworte ich eine einzige Nachricht zu spät, und schon schaue ich wieder jede Viertelstunde nach. Das ist nicht die Firma, das bin ich.',
        ],
        [
          'Elif',
          'Ich beneide dich, und tauschen möchte ich nicht. Um vier melde ich mich ab, das Headset hängt am Haken, und mein Sohn hat mich ganz für sich. Aber um neun mit einem Hund rausgehen, das könnte ich nie.',
        ],
        ['Interviewerin', 'Gibt es etwas, das Sie voneinander übernehmen würden?'],
        ['Ben', 'Den Haken. Ich hänge mein Telefon um sieben an einen Haken im Flur, und da bleibt es.'],
        [
          'Elif',
          'Und ich nehme sechs Uhr morgens. Arbeiten, wenn mein Kopf klar ist, und nicht, wenn die Warteschleife voll ist. Das erlauben die nie, aber träumen darf man ja.',
        ],
        ['Interviewerin', 'Wollen wir es dabei lassen? Es ist noch Kaffee da.'],
        ['Ben', 'Ja, bitte. Ich rieche ihn schon seit einer Stunde.'],
      ],
    },
  },
}
