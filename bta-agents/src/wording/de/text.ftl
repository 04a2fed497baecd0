# The frame around what rules and advice say.

notice = Medizinischer Hinweis: Diesen Text hat ein Computerprogramm aus den gedruckten Ergebnissen gemacht. Er ist keine Diagnose und ersetzt keine Ärztin und keinen Arzt, die den Menschen kennen. Beginnen, beenden oder ändern Sie seinetwegen kein Medikament. Wenn Sie sich ernsthaft krank fühlen, rufen Sie die Notrufnummer an.

decimal-sign = ,

place-document = das Dokument
place-page = Seite { $page }
place = Seite { $page }, Zeile { $line }
result = { $name }: { $value } { $unit }
result-unitless = { $name }: { $value }
value = { $value } { $unit }
date = { $day }.{ $month }.{ $year }
based-on = Grundlage: { $results }.

panel-cbc = Blutbild
panel-cbc_differential = Weiße Blutkörperchen
panel-inflammation = Entzündung
panel-iron_studies = Eisen
panel-vitamins = Vitamine
panel-electrolytes = Salze
panel-renal = Niere
panel-liver = Leber
panel-pancreas = Bauchspeicheldrüse
panel-lipids = Cholesterin und Fette
panel-glucose_metabolism = Zucker
panel-thyroid = Schilddrüse
panel-hormones = Hormone
panel-cardiac = Herz und Muskeln
panel-coagulation = Gerinnung
panel-tumor_markers = Tumormarker
panel-immunology = Immunsystem
panel-serology = Infektionen
panel-trace_elements = Spurenelemente
panel-blood_gas = Blutgase
panel-hemoglobin_variants = Hämoglobinvarianten und Blutgruppen
panel-other = Weitere Ergebnisse

# Ranges

limit-high-times = über den Grenzen ({ $range }), das { $times }-Fache der oberen Grenze
limit-high = über den Grenzen ({ $range })
limit-low-share = unter den Grenzen ({ $range }), { $share } % unter der unteren Grenze
limit-low = unter den Grenzen ({ $range })
limit-flag-high = vom Labor als hoch gekennzeichnet
limit-flag-low = vom Labor als niedrig gekennzeichnet
limit-abnormal = als nicht normal gekennzeichnet
limit-default = - Grenzen nicht aus dem Bericht, sondern aus: { $source }
critical-high = { $result } - kritisch hoch: Labore melden Werte ab { $limit } { $unit } sofort telefonisch (Liste: { $source }).
critical-low = { $result } - kritisch niedrig: Labore melden Werte bis { $limit } { $unit } sofort telefonisch (Liste: { $source }).
range-text = { $low } - { $high }
range-from = ab { $low }
range-to = bis { $high }

# Doctor

urgent-title = DRINGEND
urgent-now = Einige dieser Ergebnisse brauchen vielleicht sofort medizinische Hilfe. Wenden Sie sich noch heute an eine Ärztin, einen Arzt oder eine Notaufnahme, ohne auf einen Termin zu warten, auch wenn Sie sich wohl fühlen. Rufen Sie die Notrufnummer an bei Brustschmerzen, Atemnot, rasendem oder unregelmäßigem Herzschlag, Ohnmacht, Verwirrtheit, Blutung oder starker Schwäche.
urgent-laboratory = Labore rufen mit solchen Ergebnissen meist bei der Stelle an, die den Test bestellt hat; warten Sie nicht auf diesen Anruf. Auch eine fehlerhafte Probe kann der Grund sein, und das zeigt nur eine neue Probe.
soon-title = BALD
soon-now = Lassen Sie diese Ergebnisse heute oder morgen ärztlich ansehen.
short-title = Kurz gesagt
short-normal = Alle { $total } Ergebnisse, die verglichen werden konnten, liegen innerhalb ihrer Grenzen, und kein bedenkliches Muster wurde gefunden.
short-normal-one = Das eine Ergebnis, das verglichen werden konnte, liegt innerhalb seiner Grenzen. Das sagt nichts über das, was nicht gemessen wurde.
short-pattern = Alle { $total } Ergebnisse, die verglichen werden konnten, liegen innerhalb ihrer Grenzen.
short-nothing = Kein Ergebnis konnte verglichen werden: Weder der Bericht noch der Katalog hat passende Grenzen.
short-outside = { $outside } von { $total } Ergebnissen liegen außerhalb ihrer Grenzen ({ $panels }).
short-outside-one = Eines von { $total } Ergebnissen liegt außerhalb seiner Grenzen ({ $panels }).
short-outside-only = Das eine Ergebnis, das verglichen werden konnte, liegt außerhalb seiner Grenzen ({ $panels }).
short-patterns = Was auffällt: { $patterns }
short-special = Was das bedeutet, soll ärztlich beurteilt werden, weil die Regeln für Erwachsene hier nicht passen.
short-no-pattern = Sie passen zu keinem Muster, das dieses Programm kennt; sie sollten ärztlich angesehen werden.
short-small = Ein bedenkliches Muster folgt daraus nicht. Kleine Abweichungen sind bei Gesunden häufig; von vielen Ergebnissen liegen einige zufällig außerhalb.
short-unjudged = Nicht beurteilt, weil keine Grenzen passen: { $unjudged }.
question-title = Ihre Frage
outside-title = Was außerhalb seiner Grenzen liegt
fits-title = Was zusammenpasst
confirm = Was es bestätigen oder widerlegen würde: { $confirm }
ask-title = Was Sie ärztlich fragen können
good-title = Was in Ordnung ist
good-panels = Alle Ergebnisse mit Grenzen liegen innerhalb bei: { $panels }.
outside-more = { $count } weitere liegen außerhalb; alle stehen bei den Befunden.
clinician-title = Für die Ärztin oder den Arzt
clinician-outside = Außerhalb (H hoch, L niedrig, A auffällig; verdoppelt, wenn kritisch): { $items }.
clinician-rules = Erfüllte Kriterien, mit Schwellen und Quellen bei den Befunden: { $items }.
clinician-computed = Berechnet: { $items }.
computed-line = { $name }: { $value } { $unit }
also-title = Die übrigen Ergebnisse außerhalb ihrer Grenzen
trend-title = Verglichen mit früheren Berichten
trend-steady = Nichts hat sich um mehr geändert, als solche Ergebnisse üblicherweise schwanken.
trend-rise-beyond = { $result }, zuvor { $before } am { $date }: um { $percent } % gestiegen, mehr als solche Ergebnisse üblicherweise schwanken (bis { $usual } %).
trend-fall-beyond = { $result }, zuvor { $before } am { $date }: um { $percent } % gefallen, mehr als solche Ergebnisse üblicherweise schwanken (bis { $usual } %).
trend-within = { $result }, zuvor { $before } am { $date }: nicht um mehr geändert, als solche Ergebnisse üblicherweise schwanken (bis { $usual } %).
trend-same = Außerhalb, aber nicht um mehr geändert, als solche Ergebnisse üblicherweise schwanken: { $results }.
trend-rise = { $result }, zuvor { $before } am { $date }: um { $percent } % gestiegen.
trend-fall = { $result }, zuvor { $before } am { $date }: um { $percent } % gefallen.
REN-03 = Das Kreatinin ist innerhalb von Tagen gestiegen, wie wenn die Nieren plötzlich geschädigt werden.
guard-child = Die Person ist unter achtzehn: Regeln für Erwachsene wurden nicht angewandt, nur im Bericht gedruckte Grenzen und kritische Werte.
guard-pregnant = In der Schwangerschaft gelten viele andere Grenzen: Regeln für Erwachsene wurden nicht angewandt, nur Regeln für die Schwangerschaft, gedruckte Grenzen und kritische Werte.
guard-treated = Dialyse, eine Transplantation oder Chemotherapie verändern viele Ergebnisse: Regeln für Erwachsene wurden nicht angewandt, nur gedruckte Grenzen und kritische Werte.
guard-sex = Das Geschlecht ist nicht bekannt, deshalb wurden Regeln, die sich zwischen Männern und Frauen unterscheiden, nur angewandt, wo beide übereinstimmen.
guard-age = Das Alter ist nicht bekannt, deshalb wurden die Ergebnisse wie die eines Erwachsenen beurteilt, und Regeln, die das Alter brauchen, blieben weg.
caution-sample = Der Bericht erwähnt eine hämolytische, lipämische, ikterische oder geronnene Probe. Kalium, LDH, AST, Magnesium, Phosphat, Eisen, Bilirubin, Natrium, LDL oder Thrombozyten können dann falsch sein.
default-limits = Wo der Bericht keine Grenzen druckt, wurden allgemeine verwendet; sie sind gekennzeichnet.

# Formulas

formula-FRM-EGFR = eGFR (CKD-EPI 2021)
formula-FRM-TSAT = Transferrinsättigung
formula-FRM-MENTZER = Mentzer-Index
formula-FRM-NONHDL = Non-HDL-Cholesterin
formula-FRM-LDL-MH = LDL-Cholesterin (Martin-Hopkins)
formula-FRM-LDL-MH-HIGH = LDL-Cholesterin (Martin-Hopkins, erweitert)
formula-FRM-AG = Anionenlücke
formula-FRM-AG-ALB = Anionenlücke, korrigiert für Albumin
formula-FRM-CA = Kalzium, korrigiert für Albumin
formula-FRM-NA = Natrium, korrigiert für Glukose (Hillier)
formula-FRM-OSM = Osmolalität, berechnet
formula-FRM-GAP = Osmotische Lücke
formula-FRM-EAG = Geschätzte mittlere Glukose
formula-FRM-HOMA = HOMA-IR (keine vereinbarte Grenze)
formula-FRM-FIB4 = FIB-4
formula-FRM-APRI = APRI
formula-FRM-R = R-Quotient (ALT gegen AP)
formula-FRM-DERITIS = AST/ALT-Quotient
formula-FRM-DIRECT = Direkter Anteil des Bilirubins
formula-FRM-RISK = Risiko, dass eine Nierenkrankheit fortschreitet (KDIGO)
kidney-risk-low = niedrig
kidney-risk-moderate = mäßig erhöht
kidney-risk-high = hoch
kidney-risk-very-high = sehr hoch

# Questions

topic-cholesterol = Cholesterin und Fette
topic-diabetes = Zucker und Diabetes
topic-tired = Müdigkeit
    .note = Müdigkeit hat viele Ursachen, die kein Bluttest zeigt: Schlaf, Stress, Stimmung, Infekte, Medikamente.
topic-anemia = Blutarmut und Eisen
topic-kidney = die Nieren
topic-liver = die Leber
topic-thyroid = die Schilddrüse
topic-vitamins = Vitamine
topic-heart = Herz und Gefäße
    .note = Ein Bluttest kann die Gefäße des Herzens nicht zeigen; Blutdruck, Rauchen, Familie und eine Untersuchung zählen ebenso.
topic-infection = Infektion und Entzündung
topic-clotting = Gerinnung
topic-bones = Knochen und Kalzium
topic-gout = Harnsäure und Gicht
topic-prostate = die Prostata
topic-cancer = Krebs
    .note = Ein Bluttest beweist Krebs nicht und schließt ihn nicht aus.
topic-hair = Haarausfall
topic-weight = Gewicht
    .note = Die meisten Gründe für eine Änderung des Gewichts zeigen sich nicht in einem Bluttest.
topic-hormones = Hormone
topic-pregnancy = Schwangerschaft
topic-immune = Allergie und Immunsystem
topic-muscle = Muskeln
topic-exercise = Sport
    .note = Ob das Herz einer Belastung gewachsen ist, zeigt eine Untersuchung, nicht diese Ergebnisse.
topic-food = Essen
topic-pressure = Blutdruck
    .note = Der Blutdruck lässt sich aus einem Bluttest nicht ablesen; er muss gemessen werden.

topic-worry = die Ergebnisse im Ganzen
topic-alcohol = Alkohol

answer-unknown = Dieses Programm konnte Ihre Frage nicht mit den Ergebnissen verbinden. Was der Bericht zeigt, steht in den anderen Teilen; die Frage selbst stellen Sie am besten ärztlich.
answer-inside = Zum Thema { $topic } liegt alles, was gemessen wurde, innerhalb seiner Grenzen: { $results }.
answer-outside = Zum Thema { $topic } liegen { $outside } von { $count } Ergebnissen außerhalb ihrer Grenzen: { $results }.
answer-outside-all = Zum Thema { $topic } liegen außerhalb der Grenzen: { $results }.
answer-low = { $result } (niedrig)
answer-high = { $result } (hoch)
answer-abnormal = { $result } (nicht normal)
answer-rest = Innerhalb ihrer Grenzen: { $results }.
answer-unjudged = Zum Thema { $topic }, ohne Grenzen zum Vergleichen: { $results }.
answer-nothing = Zum Thema { $topic } hat dieser Bericht kein Ergebnis.
answer-missing = Nicht in diesem Bericht, obwohl für diese Frage oft gemessen: { $names }.
answer-diagnosis = Ob Sie eine Krankheit haben, lässt sich aus einem Bericht allein nicht sagen; das wird ärztlich aus Ergebnissen, Beschwerden und Vorgeschichte entschieden.
answer-urgent = Kümmern Sie sich vor allem anderen um die dringenden Ergebnisse oben.
answer-food = Was diese Ergebnisse für das Essen bedeuten, steht im Teil zur Ernährung.
answer-sport-no = Jetzt nicht: Diese Ergebnisse sprechen gegen jeden Sport, bis Sie ärztlich freigegeben sind.
answer-sport-limited = Jetzt nicht: Bis diese Ergebnisse ärztlich angesehen sind, nur leichte Aktivität. Der Teil zur Bewegung sagt, warum.
answer-sport-careful = Mäßiges Training ist in Ordnung, aber einige dieser Ergebnisse sprechen vorerst gegen Wettkämpfe und hartes Training. Der Teil zur Bewegung sagt, warum.
answer-sport-free = Keines dieser Ergebnisse spricht gegen Training. Der Teil zur Bewegung sagt mehr.
answer-sport-elsewhere = Ob und wie Sie trainieren, fragen Sie am besten dort, wo Sie betreut werden; der Teil zur Bewegung sagt, wen.
answer-worry-urgent = Einige Ergebnisse müssen heute oder morgen ärztlich angesehen werden, wie oben gesagt. Bis dahin ist nichts entschieden.
answer-worry-routine = Nichts in diesen Ergebnissen verlangt sofortiges Handeln, aber was unten auffällt, soll beim nächsten Besuch ärztlich besprochen werden.
answer-worry-small = Was außerhalb seiner Grenzen liegt, passt zu keinem bedenklichen Muster; erwähnen Sie es beim nächsten Besuch.
answer-worry-none = Nein: Nichts in diesen Ergebnissen gibt Grund zur Sorge. Sie sagen nichts über das, was nicht gemessen wurde.
answer-alcohol-no = Diese Ergebnisse sprechen vorerst gegen Alkohol: { $results }.
answer-alcohol-free = Nichts in diesen Ergebnissen spricht besonders gegen Alkohol. Harmlos macht ihn das nicht, und manche Medikamente verbieten ihn.

# Verifier

verifier-good = Der Bericht wurde als Bluttest mit { $total } Ergebnissen im Blut gelesen, von denen { $known } bekannt sind. Nichts spricht dagegen, ihn zu verwenden.
verifier-mixed = Der Bericht wurde als Bluttest mit { $total } Ergebnissen im Blut gelesen, von denen { $known } bekannt sind. Er kann verwendet werden, mit den Vorbehalten unten.
verifier-small = Der Bericht wurde als Bluttest mit sehr wenigen Ergebnissen gelesen ({ $total } im Blut), deshalb kann er nur wenig sagen.
verifier-person = Grenzen und Regeln wurden gewählt für: { $person }.
verifier-person-missing = Nicht bekannt: { $missing }. Urteile, die das brauchen, blieben weg.
verifier-sex-female = weiblich
verifier-sex-male = männlich
verifier-sex = Geschlecht
verifier-age = Alter
verifier-years = { $years } Jahre
verifier-doubtful-title = Zweifelhafte Ergebnisse, die nicht verwendet wurden
verifier-doubtful = { $result } ({ $place }): { $reasons }
verifier-warnings-title = Was nicht gelesen werden konnte
verifier-warning = { $place }: { $reason }
verifier-more = und { $count } weitere
verifier-identities-title = Gedruckte Werte, die nicht zusammenpassen
verifier-identity = { $name }: gedruckt { $printed }, aber { $computed } folgt aus { $results }. Eines davon wurde vielleicht falsch gelesen oder anders gemessen.
verifier-order = { $name }: { $results } können nicht beide stimmen, weil das erste das zweite nicht übersteigen kann.
verifier-flags-title = Kennzeichen, die den gedruckten Grenzen widersprechen
verifier-flag = { $result } ({ $place }): Das Labor kennzeichnet es als { $flag }, seine gedruckten Grenzen ({ $range }) sagen { $status }.
verifier-flag-high = hoch
verifier-flag-low = niedrig
verifier-flag-none = innerhalb
verifier-flag-abnormal = nicht normal
verifier-missing-title = Was für Ihre Frage fehlt
verifier-unknown = Dem Katalog nicht bekannt: { $count } Ergebnisse. Sie wurden nur mit den Grenzen des Berichts verglichen.
verifier-defaults = Ohne gedruckte Grenzen: { $count } Ergebnisse. Für sie wurden allgemeine Grenzen verwendet und gekennzeichnet.
verifier-repeated = { $name } steht mehrmals mit verschiedenen Werten im Bericht; Regeln verwenden es nur, wo alle übereinstimmen.
refuse-not-report = Das sieht nicht nach einem Laborbericht aus und wurde deshalb nicht gedeutet. Bitte laden Sie den Bericht mit den Ergebnissen eines Bluttests hoch.
refuse-other-report = Das ist ein Laborbericht, aber ohne Ergebnisse aus Blut, und wurde deshalb nicht gedeutet. Bitte laden Sie den Bericht eines Bluttests hoch.
refuse-nothing = Das scheint ein Bluttest zu sein, aber kein Ergebnis darin konnte verlässlich gelesen werden, deshalb wurde nichts gedeutet. Die PDF-Datei, die das Labor gemacht hat, statt eines Fotos oder Scans davon, hilft meist.

reason-implausible = der Wert ist nicht plausibel
reason-unit_unknown = die Einheit ist nicht bekannt
reason-value_unread = der Wert konnte nicht gelesen werden
reason-range_unread = die Grenzen konnten nicht gelesen werden
reason-range_undecided = die Grenzen konnten nicht gewählt werden
reason-row_unread = die Zeile konnte nicht gelesen werden
reason-no_reliable_results = auf kein Ergebnis war Verlass
reason-differential_sum = die Anteile der weißen Blutkörperchen ergeben nicht das Ganze
reason-identity = er passt nicht zu den anderen Ergebnissen
reason-flag_contradicts_range = das Kennzeichen des Labors passt nicht zu den Grenzen
reason-analyte_unknown = der Name ist nicht bekannt
reason-several_dates = der Bericht zeigt Ergebnisse mehrerer Tage
reason-several_patients = der Bericht handelt vielleicht von mehr als einer Person
reason-value_repaired = ein verlorenes Komma wurde ergänzt, weil zwei andere Ergebnisse es verlangen
reason-scanned_page = die Seite ist ein Bild ohne Text
reason-other = Code "{ $code }"

# Lifestyle

lifestyle-suppressed = Solange ein dringendes Ergebnis offen ist, wird kein Rat zum Essen gegeben. Suchen Sie zuerst ärztliche Hilfe, wie der ärztliche Teil sagt.
nutrition-nothing = Nichts in diesen Ergebnissen verlangt eine Änderung des Essens.
nutrition-title = Was diese Ergebnisse für Ihr Essen bedeuten
nutrition-avoid = Was zu meiden ist
nutrition-pregnant = In der Schwangerschaft: keine Leber und keine Präparate mit Vitamin A, sofern sie nicht ärztlich empfohlen sind.
nutrition-child = Für ein Kind soll Rat zum Essen aus der Kinderarztpraxis kommen; hier wird nichts geraten.
nutrition-treated = Bei Dialyse, einer Transplantation oder Chemotherapie soll Rat zum Essen vom behandelnden Team kommen; hier wird nichts geraten.
nutrition-supplements = Präparate: nur nach ärztlicher Absprache, auch wegen Ihrer Medikamente.
nutrition-sample = Werte, die eine fehlerhafte Probe verändern kann, wurden für den Rat zum Essen nicht verwendet.
exercise-stop = Kein Sport, bis Sie ärztlich freigegeben sind.
exercise-nothing = Nichts in diesen Ergebnissen spricht gegen Sport, und nichts in ihnen verlangt ein besonderes Training.
exercise-child = Für ein Kind soll Rat zum Training aus der Kinderarztpraxis kommen; hier wird nichts geraten.
exercise-pregnant = In der Schwangerschaft soll Rat zum Training von der Hebamme oder aus der Praxis kommen; hier wird nichts geraten.
exercise-treated = Bei Dialyse, einer Transplantation oder Chemotherapie soll Rat zum Training vom behandelnden Team kommen; hier wird nichts geraten.
exercise-title = Was diese Ergebnisse für Ihr Training bedeuten
exercise-limit-title = Grenzen, bis diese Ergebnisse ärztlich angesehen sind
exercise-limit-question = Ein Wettkampf oder hartes Training ist nicht ratsam, bis diese Grenzen aufgehoben sind.
exercise-free-question = Keines der Ergebnisse in diesem Bericht setzt dem Training eine Grenze.
exercise-stop-signs = Hören Sie auf und suchen Sie Hilfe bei Brustschmerzen, unregelmäßigem Herzschlag, ungewöhnlicher Atemnot oder Schwindel.
because = Wegen: { $results }.
plan-title = Eine Woche, die passt
