# Advice: what follows from results, with what to do and what to avoid, one point per line.
# A number here must stand in the statement of the row.

NUT-IRON = Ihre Eisenspeicher sind niedrig, und Essen hilft, sie zu füllen.
    .do =
        Mageres rotes Fleisch, Geflügel oder Fisch mehrmals in der Woche, oder Linsen, Bohnen, Tofu und Vollkorn, wenn Sie kein Fleisch essen.
        Etwas mit Vitamin C dazu (Paprika, Zitrusfrüchte, Beeren) hilft, Eisen aus Pflanzen aufzunehmen.
        Kaffee und Tee eine Stunde oder mehr Abstand zu diesen Mahlzeiten.
    .avoid = Eisentabletten ohne ärztlichen Rat: Zuerst muss die Ursache des Mangels gefunden werden.
NUT-THAL = Ihre roten Blutkörperchen sind klein, obwohl Eisen nicht fehlt.
    .avoid = Eisentabletten und mit Eisen angereicherte Produkte, solange kein Eisenmangel bewiesen ist.
NUT-B12 = Ihr Vitamin B12 ist niedrig.
    .do =
        Fisch, Fleisch, Eier und Milchprodukte sind die natürlichen Quellen.
        Wenn Sie nichts davon essen: Lebensmittel mit zugesetztem Vitamin B12 und, nach ärztlicher Absprache, ein Präparat.
NUT-FOLATE = Ihre Folsäure ist niedrig.
    .do = Blattgemüse, Bohnen, Linsen, Zitrusfrüchte und Vollkorn.
    .avoid = Folsäure in großen Mengen, bevor Vitamin B12 geprüft ist.
NUT-SUGAR = Ihre Zuckerwerte sind höher als normal, und Essen wirkt stark auf sie.
    .do =
        Wasser, Kaffee oder Tee ohne Zucker statt süßer Getränke und Saft.
        Den halben Teller Gemüse, ein Viertel Vollkorn, ein Viertel Fisch, Eier, Bohnen oder mageres Fleisch.
        Vollkorn statt Weißbrot, weißem Reis und Süßem.
        Bei Übergewicht senkt ein Verlust von 5 % oder mehr des Gewichts den Zucker deutlich.
    .avoid =
        Süße Getränke und Saft.
        Große Portionen Weißbrot, weißer Reis, Nudeln und Kartoffeln.
        Mit Tabletten oder Insulin gegen Zucker: eine plötzliche Umstellung des Essens, ohne vorher zu fragen, damit der Zucker nicht zu tief fällt.
NUT-LDL = Ihr Cholesterin ist hoch; Essen kann das LDL senken.
    .do =
        Oliven- oder Rapsöl statt Butter, Schmalz und Kokosfett.
        Jeden Tag Hafer, Gerste und anderes mit löslichen Ballaststoffen.
        Fisch statt Wurst und fettem Fleisch.
    .avoid = Wurst, fetter Käse, Sahne, Gebäck und Frittiertes als alltägliches Essen.
NUT-LDL-PLANTS = Auch Pflanzen helfen, das LDL zu senken.
    .do = Jeden Tag Bohnen, Linsen, eine Handvoll ungesalzene Nüsse, Gemüse und Obst.
NUT-TG-MARKED = Ihre Triglyzeride sind so hoch, dass Fett und Alkohol streng zu meiden sind, bis Sie ärztlich untersucht wurden.
    .do = Vorerst sehr mageres Essen: Gemüse, Vollkorn, magerer Fisch und Geflügel, so wenig Fett wie möglich dazu.
    .avoid =
        Alkohol.
        Süße Getränke und Saft.
        Zucker und fette Mahlzeiten.
NUT-TG = Ihre Triglyzeride sind hoch; Zucker und Alkohol erhöhen sie.
    .do =
        Weniger Zucker, weißes Mehl und süße Getränke, mehr Gemüse und Vollkorn.
        Fetter Fisch wie Lachs, Hering oder Makrele zweimal in der Woche.
    .avoid =
        Alkohol.
        Süße Getränke und Saft.
NUT-URATE = Ihre Harnsäure ist hoch.
    .do = Fettarme Milchprodukte, Wasser, Kaffee und Gemüse jeder Art sind gut.
    .avoid =
        Innereien und Meeresfrüchte.
        Alkohol.
        Süße Getränke und Saft.
NUT-LIVER = Ihre Leberwerte und Fette oder Zucker weisen auf Fett in der Leber hin, das Essen verringern kann.
    .do =
        Bei Übergewicht ein langsamer Verlust von 5 bis 10 % des Gewichts.
        Essen wie am Mittelmeer: Gemüse, Olivenöl, Fisch, Vollkorn, wenig Fleisch.
    .avoid =
        Alkohol.
        Süße Getränke und Saft.
NUT-KIDNEY = Ihre Nierenfunktion ist vermindert.
    .do = Mit wenig Salz kochen: weniger als 5 g Salz am Tag, stattdessen Kräuter.
    .avoid =
        Eiweißpulver, Kreatin und Salzersatz mit Kalium.
        Schmerzmittel wie Ibuprofen, die die Nieren belasten, ohne vorher zu fragen.
NUT-KIDNEY-LOW = Ihre Nierenfunktion ist stark vermindert; das Essen gehört in die Hände einer Ernährungsberatung für Nierenkranke.
    .avoid = Eiweißreiche Ernährungspläne, pflanzliche Präparate, und mehr Kalium oder Phosphat durch Präparate.
NUT-PHOSPHATE = Ihr Phosphat ist hoch bei verminderter Nierenfunktion.
    .avoid = Essen mit Phosphatzusätzen: Cola, Schmelzkäse, Wurst, Fertigprodukte (E-Nummern mit "Phosphat").
NUT-K-HIGH = Ihr Kalium ist zu hoch.
    .avoid = Salzersatz, Kaliumpräparate, und große Portionen Bananen, Trockenobst, Tomatenmark, Saft, Nüsse, Kartoffeln und Spinat, bis es ärztlich geprüft ist.
NUT-K-LOW = Ihr Kalium ist etwas niedrig.
    .do = Kartoffeln, Bohnen, Bananen, Tomaten, Spinat und Nüsse sind reich an Kalium.
    .avoid = Lakritz, und Abführmittel ohne Rat.
NUT-NA-LOW = Ihr Natrium ist niedrig.
    .avoid = Mehr Wasser trinken, als der Durst verlangt, und große Mengen auf einmal.
NUT-CA-HIGH = Ihr Kalzium ist zu hoch.
    .avoid = Kalzium- und Vitamin-D-Präparate, und Säurebinder mit Kalzium, bis Sie ärztlich untersucht wurden.
NUT-CA-DRINK = Bei hohem Kalzium schützt ausreichendes Trinken die Nieren.
    .do = Über den Tag genug Wasser trinken, sofern Ihre Trinkmenge nicht ärztlich begrenzt ist.
NUT-VITD = Ihr Vitamin D ist niedrig.
    .do =
        Fetter Fisch, Eier und Lebensmittel mit zugesetztem Vitamin D.
        Tageslicht auf Armen und Gesicht, ohne Sonnenbrand.
    .avoid = Hohe Mengen auf eigene Faust: mehr als 4000 IE am Tag nur mit ärztlichem Rat.
NUT-IRON-HIGH = Ihre Ergebnisse weisen auf zu viel Eisen hin.
    .avoid =
        Präparate mit Eisen oder Vitamin C, und mit Eisen angereicherte Produkte.
        Alkohol.
        Rohe Meeresfrüchte.
NUT-GLUTEN = Ihre Antikörper passen zu Zöliakie.
    .avoid = Keine glutenfreie Ernährung beginnen, bevor die Tests abgeschlossen sind: Sie wirken nur, solange Gluten gegessen wird.
NUT-INR = Ihr Blut gerinnt langsamer.
    .avoid = Plötzliche Änderungen bei grünem Gemüse, Cranberryprodukte und pflanzliche Präparate. Mit einem Gerinnungshemmer wie Warfarin die Menge an grünem Gemüse von Woche zu Woche gleich halten.
NUT-LIVER-HERBS = Ihre Leberenzyme sind deutlich erhöht.
    .avoid =
        Alkohol.
        Grüntee-Extrakt, Kava, hoch dosiertes Niacin und andere pflanzliche oder Bodybuilding-Produkte.
NUT-IODINE = Ihre Schilddrüsenwerte liegen außerhalb ihrer Grenzen.
    .avoid = Kelp, Algentabletten und Jodtropfen, sofern sie nicht ärztlich empfohlen sind.
NUT-GLUCOSE-LOW = Ihre Glukose war niedrig.
    .do = Regelmäßige Mahlzeiten mit Vollkorn und Eiweiß, bis es geprüft ist.

EXR-SUGAR = Muskeln, die sich bewegen, nehmen Zucker auf: Bewegung wirkt direkt auf Ihre Werte.
    .do =
        Zehn Minuten oder mehr Gehen nach dem Essen mindert den Anstieg des Zuckers.
        Krafttraining zweimal in der Woche macht Muskeln empfindlicher für Insulin.
    .avoid = Mit Insulin oder Tabletten, die den Zucker zu tief senken können: nicht unter 100 mg/dL beginnen, ohne vorher etwas zu essen, und nicht über 250 mg/dL mit Ketonen.
EXR-LIPIDS = Regelmäßiges Ausdauertraining hebt das HDL und senkt die Triglyzeride.
    .do = Zügiges Gehen, Radfahren oder Schwimmen an den meisten Tagen.
EXR-LIVER = Bewegung verringert Fett in der Leber, auch ohne Gewichtsverlust.
    .do = Ausdauer- und Krafttraining helfen beide.
EXR-URATE = Regelmäßige Bewegung und ein normales Gewicht senken die Harnsäure.
    .avoid = Crashdiäten und harte Einheiten ohne Trinken.
EXR-IRON = Mit niedrigen Eisenspeichern ist die Ausdauer geringer und die Erholung dauert länger.
    .do = Leicht bis mäßig trainieren, bis das Eisen aufgefüllt ist; ausruhen, wenn das Herz rast.
    .avoid = Wettkämpfe, Intervalle und Höhentraining, vorerst.
EXR-ANEMIA = Mit einer Blutarmut muss das Herz für dieselbe Anstrengung mehr arbeiten.
    .do = So gehen und trainieren, dass Sie noch sprechen können; steigern, sobald sich das Hämoglobin erholt hat.
    .avoid = Höchste Anstrengung und schweres Heben.
EXR-CK = CK ist erhöht, wie nach hartem Training.
    .do = 7 Tage Pause von hartem Training, dann CK noch einmal prüfen lassen.
    .avoid = Bis dahin ungewohntes, schweres oder exzentrisches Training (Bergablaufen, Sprungtraining).
EXR-KIDNEY = Mit verminderter Nierenfunktion ist regelmäßige, mäßige Bewegung sicher und nützlich.
    .do = Nach Durst trinken, und mäßig trainieren.
    .avoid = Kreatin, sehr viel Eiweiß, Schmerzmittel wie Ibuprofen vor oder nach dem Sport.
EXR-VITD = Niedriges Vitamin D kann Muskeln und Knochen schwächen.
    .do = Bei Tageslicht im Freien trainieren, mit etwas Krafttraining.
EXR-THYROID = Bei einer Unterfunktion der Schilddrüse ermüden und schmerzen Muskeln früher.
    .do = Mäßig trainieren, langsam steigern, sobald die Schilddrüse eingestellt ist.
EXR-INFECTION = Es läuft eine Entzündung ab.
    .avoid = Hartes Training, bis CRP wieder normal ist und Sie sich wohl fühlen; mit Fieber gar keines.

LIM-HEMOGLOBIN = Das Hämoglobin ist deutlich niedrig: nur leichte Aktivität, und aufhören bei Atemnot, Herzklopfen oder Schwindel.
LIM-PLATELETS = Die Thrombozyten sind niedrig: kein Kontaktsport, kein Krafttraining gegen Widerstand, keine Sturzgefahr.
LIM-INR = Das Blut gerinnt langsam: kein Kontaktsport, keine Sturzgefahr, nur leichte Aktivität.
LIM-POTASSIUM = Das Kalium ist niedrig: kein anstrengender Sport, weil der Herzrhythmus leiden kann.
LIM-THYROID = Die Schilddrüse arbeitet zu viel oder TSH ist unterdrückt: kein anstrengender Sport, bis sie eingestellt ist.
LIM-KIDNEY = Die Nierenfunktion ist stark vermindert: nur leichte Aktivität.
LIM-URGENT = Ein Ergebnis muss bald ärztlich angesehen werden: bis dahin nur leichte Aktivität.

plan-normal =
    Montag: 30 Minuten zügiges Gehen, Radfahren oder Schwimmen.
    Dienstag: Krafttraining für alle großen Muskeln, 20 bis 30 Minuten.
    Mittwoch: 30 Minuten zügiges Gehen, Radfahren oder Schwimmen.
    Donnerstag: Ruhe, mit einem lockeren Spaziergang.
    Freitag: Krafttraining für alle großen Muskeln, 20 bis 30 Minuten.
    Samstag: 45 bis 60 Minuten von etwas, das Ihnen Freude macht: Wandern, Radfahren, Tanzen.
    Sonntag: 30 Minuten lockeres Gehen.
    Wenn Sie es nicht gewohnt sind, beginnen Sie mit einem Drittel dieser Zeiten und steigern jede Woche ein wenig.
plan-light =
    Montag: 10 bis 15 Minuten lockeres Gehen.
    Dienstag: sanftes Dehnen und Gleichgewicht, 10 Minuten.
    Mittwoch: 10 bis 15 Minuten lockeres Gehen.
    Donnerstag: Ruhe.
    Freitag: sanftes Dehnen und Gleichgewicht, 10 Minuten.
    Samstag: 15 Minuten lockeres Gehen.
    Sonntag: Ruhe.
    Sie sollten die ganze Zeit sprechen können.
plan-moderate =
    Montag: 20 bis 30 Minuten lockeres Gehen oder Radfahren.
    Dienstag: leichtes Krafttraining mit wenig Gewicht, 15 bis 20 Minuten.
    Mittwoch: 20 bis 30 Minuten lockeres Gehen oder Radfahren.
    Donnerstag: Ruhe.
    Freitag: leichtes Krafttraining mit wenig Gewicht, 15 bis 20 Minuten.
    Samstag: 30 Minuten Gehen in einem Tempo, bei dem Sie sprechen können.
    Sonntag: Ruhe, oder ein lockerer Spaziergang.
plan-food-heart =
    Montag: Haferflocken mit Beeren; Linsensuppe mit Vollkornbrot; gebackener Fisch mit Gemüse.
    Dienstag: Naturjoghurt mit Nüssen; Salat mit Bohnen und Olivenöl; Huhn mit Gerste und Gemüse.
    Mittwoch: Vollkornbrot mit Hüttenkäse und Tomate; Kichererbseneintopf; Omelett mit großem Salat.
    Donnerstag: Haferflocken mit Apfel; Vollkornnudeln mit Gemüse; fetter Fisch mit grünen Bohnen.
    Freitag: Naturjoghurt mit Beeren; Bohnensalat; Tofu oder Pute mit Gemüse und Naturreis.
    Samstag: Ei mit Vollkornbrot und Gemüse; Gemüsesuppe; Linsen mit geröstetem Gemüse.
    Sonntag: Haferflocken mit Nüssen; Fisch oder mageres Geflügel mit Gemüse; Salat mit Kichererbsen.
    Zu jeder Mahlzeit: Wasser, Kaffee oder Tee ohne Zucker.
plan-food-iron =
    Montag: Haferflocken mit Beeren; Linsensuppe mit Paprika; mageres Rindfleisch oder Tofu mit Gemüse.
    Dienstag: Vollkornbrot mit Ei und eine Orange; Kichererbsensalat mit Zitrone; Geflügel mit Brokkoli.
    Mittwoch: Haferflocken mit Kürbiskernen und Kiwi; Bohneneintopf; Fisch mit Gemüse.
    Donnerstag: Vollkornbrot mit Hummus und Paprika; Linsensalat mit Tomaten; mageres Fleisch oder Tofu mit Kohl.
    Freitag: Haferflocken mit Erdbeeren; weiße Bohnen mit Zitrone; Fisch mit Kartoffeln und Gemüse.
    Samstag: Ei mit Vollkornbrot und eine Orange; Kichererbsencurry; Geflügel mit Paprika.
    Sonntag: Haferflocken mit Beeren; mageres Rindfleisch oder Linsen mit Gemüse; Bohnensuppe mit Petersilie.
    Kaffee und Tee zwischen den Mahlzeiten, nicht dazu.
