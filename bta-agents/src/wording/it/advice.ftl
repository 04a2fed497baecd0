# Advice: what follows from results, with what to do and what to avoid, one point per line.
# A number here must stand in the statement of the row.

NUT-IRON = Le sue riserve di ferro sono basse, e il cibo aiuta a riempirle.
    .do =
        Carne rossa magra, pollame o pesce più volte alla settimana, oppure lenticchie, fagioli, tofu e cereali integrali se non mangia carne.
        Qualcosa con vitamina C accanto (peperoni, agrumi, frutti di bosco) aiuta ad assorbire il ferro delle piante.
        Caffè e tè a un'ora o più da questi pasti.
    .avoid = Compresse di ferro senza un medico: prima va trovata la causa della carenza.
NUT-THAL = I suoi globuli rossi sono piccoli benché il ferro non manchi.
    .avoid = Compresse di ferro e prodotti arricchiti di ferro, finché non è provata una carenza di ferro.
NUT-B12 = La sua vitamina B12 è bassa.
    .do =
        Pesce, carne, uova e latticini sono le fonti naturali.
        Se non ne mangia nessuno, cibi con vitamina B12 aggiunta e, d'accordo con un medico, un integratore.
NUT-FOLATE = I suoi folati sono bassi.
    .do = Verdure a foglia, fagioli, lenticchie, agrumi e cereali integrali.
    .avoid = Acido folico in grandi quantità prima che sia controllata la vitamina B12.
NUT-SUGAR = I suoi valori di zucchero sono sopra il normale, e il cibo agisce molto su di essi.
    .do =
        Acqua, caffè o tè senza zucchero al posto di bibite dolci e succhi.
        Metà del piatto verdure, un quarto cereali integrali, un quarto pesce, uova, fagioli o carne magra.
        Cereali integrali al posto di pane bianco, riso bianco e dolci.
        In caso di sovrappeso, perdere il 5 % o più del peso abbassa chiaramente lo zucchero.
    .avoid =
        Bibite dolci e succhi.
        Grandi porzioni di pane bianco, riso bianco, pasta e patate.
        Con compresse o insulina per lo zucchero: un cambio improvviso di alimentazione senza chiedere prima, perché lo zucchero non scenda troppo.
NUT-LDL = Il suo colesterolo è alto; il cibo può abbassare l'LDL.
    .do =
        Olio d'oliva o di colza al posto di burro, strutto e grasso di cocco.
        Avena, orzo e altri cibi con fibre solubili ogni giorno.
        Pesce al posto di salumi e carne grassa.
    .avoid = Salumi, formaggi grassi, panna, pasticceria e fritti come cibi di ogni giorno.
NUT-LDL-PLANTS = Anche le piante aiutano ad abbassare l'LDL.
    .do = Fagioli, lenticchie, una manciata di noci non salate, verdura e frutta ogni giorno.
NUT-TG-MARKED = I suoi trigliceridi sono così alti che grassi e alcol vanno ridotti con rigore finché un medico non l'ha visitata.
    .do = Per ora cibo molto magro: verdure, cereali integrali, pesce e pollame magri, il meno possibile di grassi aggiunti.
    .avoid =
        Alcol.
        Bibite dolci e succhi.
        Zucchero e pasti grassi.
NUT-TG = I suoi trigliceridi sono alti; zucchero e alcol li alzano.
    .do =
        Meno zucchero, farina bianca e bibite dolci, più verdure e cereali integrali.
        Pesce grasso come salmone, aringa o sgombro due volte alla settimana.
    .avoid =
        Alcol.
        Bibite dolci e succhi.
NUT-URATE = Il suo acido urico è alto.
    .do = Latticini magri, acqua, caffè e verdure di ogni tipo vanno bene.
    .avoid =
        Frattaglie e frutti di mare.
        Alcol.
        Bibite dolci e succhi.
NUT-LIVER = I suoi valori del fegato e grassi o zucchero fanno pensare a grasso nel fegato, che il cibo può ridurre.
    .do =
        In caso di sovrappeso, una perdita lenta dal 5 al 10 % del peso.
        Un'alimentazione mediterranea: verdure, olio d'oliva, pesce, cereali integrali, poca carne.
    .avoid =
        Alcol.
        Bibite dolci e succhi.
NUT-KIDNEY = La sua funzione renale è ridotta.
    .do = Cucinare con poco sale: meno di 5 g di sale al giorno, con erbe al suo posto.
    .avoid =
        Proteine in polvere, creatina e sostituti del sale con potassio.
        Antidolorifici come l'ibuprofene, che affaticano i reni, senza chiedere prima.
NUT-KIDNEY-LOW = La sua funzione renale è fortemente ridotta, quindi l'alimentazione richiede un dietista per malattie renali.
    .avoid = Diete ricche di proteine, prodotti a base di erbe, e più potassio o fosfato con integratori.
NUT-PHOSPHATE = Il suo fosfato è alto con funzione renale ridotta.
    .avoid = Cibi con additivi fosfatici: cola, formaggio fuso, salumi, prodotti istantanei (numeri E con "fosfato").
NUT-K-HIGH = Il suo potassio è troppo alto.
    .avoid = Sostituti del sale, integratori di potassio, e grandi porzioni di banane, frutta secca, concentrato di pomodoro, succhi, noci, patate e spinaci, finché un medico non l'ha controllato.
NUT-K-LOW = Il suo potassio è un po' basso.
    .do = Patate, fagioli, banane, pomodori, spinaci e noci sono ricchi di potassio.
    .avoid = Liquirizia, e lassativi senza consiglio.
NUT-NA-LOW = Il suo sodio è basso.
    .avoid = Bere più acqua di quanta ne chieda la sete, e grandi quantità in una volta.
NUT-CA-HIGH = Il suo calcio è troppo alto.
    .avoid = Integratori di calcio e vitamina D, e antiacidi con calcio, finché un medico non l'ha visitata.
NUT-CA-DRINK = Con calcio alto, bere abbastanza protegge i reni.
    .do = Bere acqua a sufficienza durante il giorno, se un medico non ha limitato i suoi liquidi.
NUT-VITD = La sua vitamina D è bassa.
    .do =
        Pesce grasso, uova e cibi con vitamina D aggiunta.
        Luce del giorno su braccia e viso, senza scottarsi.
    .avoid = Grandi quantità di propria iniziativa: più di 4000 UI al giorno solo con un medico.
NUT-IRON-HIGH = I suoi risultati fanno pensare a troppo ferro.
    .avoid =
        Integratori con ferro o vitamina C, e prodotti arricchiti di ferro.
        Alcol.
        Frutti di mare crudi.
NUT-GLUTEN = I suoi anticorpi si accordano con la celiachia.
    .avoid = Non cominciare una dieta senza glutine prima che i test siano completi: valgono solo finché si mangia glutine.
NUT-INR = Il suo sangue coagula più lentamente.
    .avoid = Cambi improvvisi nelle verdure verdi, prodotti di mirtillo rosso e integratori a base di erbe. Con un anticoagulante come il warfarin, tenere costante la quantità di verdure verdi da una settimana all'altra.
NUT-LIVER-HERBS = I suoi enzimi del fegato sono chiaramente aumentati.
    .avoid =
        Alcol.
        Estratto di tè verde, kava, niacina in grandi quantità e altri prodotti a base di erbe o per il bodybuilding.
NUT-IODINE = I suoi valori della tiroide sono fuori dai limiti.
    .avoid = Kelp, compresse di alghe e gocce di iodio, se non le consiglia un medico.
NUT-GLUCOSE-LOW = Il suo glucosio era basso.
    .do = Pasti regolari con cereali integrali e proteine, finché non è controllato.

EXR-SUGAR = I muscoli in movimento assorbono zucchero: l'esercizio agisce direttamente sui suoi valori.
    .do =
        Camminare dieci minuti o più dopo i pasti riduce la salita dello zucchero.
        L'allenamento di forza due volte alla settimana rende i muscoli più sensibili all'insulina.
    .avoid = Con insulina o compresse che possono abbassare troppo lo zucchero: non cominciare sotto 100 mg/dL senza mangiare prima qualcosa, né sopra 250 mg/dL con chetoni.
EXR-LIPIDS = L'esercizio di resistenza regolare alza l'HDL e abbassa i trigliceridi.
    .do = Camminata veloce, bicicletta o nuoto quasi tutti i giorni.
EXR-LIVER = L'esercizio riduce il grasso nel fegato, anche senza perdere peso.
    .do = Resistenza e forza aiutano entrambe.
EXR-URATE = Movimento regolare e peso normale abbassano l'acido urico.
    .avoid = Diete drastiche e sedute dure senza bere.
EXR-IRON = Con riserve di ferro basse la resistenza è ridotta e il recupero dura di più.
    .do = Tenere le sedute da facili a moderate finché il ferro è ricostituito; riposare quando il cuore corre.
    .avoid = Gare, intervalli e allenamento in quota per ora.
EXR-ANEMIA = Con l'anemia il cuore deve lavorare di più per lo stesso sforzo.
    .do = Camminare e allenarsi in modo da poter ancora parlare; aumentare quando l'emoglobina si è ripresa.
    .avoid = Sforzo massimo e pesi gravosi.
EXR-CK = La CK è aumentata, come dopo un allenamento duro.
    .do = Riposo dagli allenamenti duri per 7 giorni, poi far ricontrollare la CK.
    .avoid = Esercizio insolito, pesante o eccentrico (corsa in discesa, pliometria) fino ad allora.
EXR-KIDNEY = Con funzione renale ridotta, l'esercizio moderato e regolare è sicuro e utile.
    .do = Bere secondo la sete, e allenarsi con moderazione.
    .avoid = Creatina, eccesso di proteine, antidolorifici come l'ibuprofene prima o dopo l'esercizio.
EXR-VITD = La vitamina D bassa può indebolire muscoli e ossa.
    .do = Esercizio all'aperto alla luce del giorno, con un po' di forza.
EXR-THYROID = Con una tiroide che lavora poco i muscoli si stancano e dolgono prima.
    .do = Allenamento moderato, aumentato lentamente quando la tiroide è in equilibrio.
EXR-INFECTION = È in corso un'infiammazione.
    .avoid = Allenamenti duri finché la PCR non è normale e non si sente bene; con febbre, nessuno.

LIM-HEMOGLOBIN = L'emoglobina è chiaramente bassa: solo attività leggera, e fermarsi con mancanza di fiato, palpitazioni o vertigini.
LIM-PLATELETS = Le piastrine sono basse: niente sport di contatto, niente allenamento di forza contro resistenza, nessun rischio di cadute.
LIM-INR = Il sangue coagula lentamente: niente sport di contatto, nessun rischio di cadute, solo attività leggera.
LIM-POTASSIUM = Il potassio è basso: niente esercizio intenso, perché il ritmo del cuore può soffrirne.
LIM-THYROID = La tiroide è troppo attiva o il TSH è soppresso: niente esercizio intenso finché non è sotto controllo.
LIM-KIDNEY = La funzione renale è fortemente ridotta: solo attività leggera.
LIM-URGENT = Un risultato va visto presto da un medico: fino ad allora solo attività leggera.

plan-normal =
    Lunedì: 30 minuti di camminata veloce, bicicletta o nuoto.
    Martedì: forza per tutti i grandi muscoli, da 20 a 30 minuti.
    Mercoledì: 30 minuti di camminata veloce, bicicletta o nuoto.
    Giovedì: riposo, con una passeggiata tranquilla.
    Venerdì: forza per tutti i grandi muscoli, da 20 a 30 minuti.
    Sabato: da 45 a 60 minuti di qualcosa che le piace: escursione, bicicletta, ballo.
    Domenica: 30 minuti di camminata tranquilla.
    Se non è abituato, cominci con un terzo di questi tempi e aggiunga un poco ogni settimana.
plan-light =
    Lunedì: da 10 a 15 minuti di camminata tranquilla.
    Martedì: stretching dolce ed equilibrio, 10 minuti.
    Mercoledì: da 10 a 15 minuti di camminata tranquilla.
    Giovedì: riposo.
    Venerdì: stretching dolce ed equilibrio, 10 minuti.
    Sabato: 15 minuti di camminata tranquilla.
    Domenica: riposo.
    Dovrebbe poter parlare tutto il tempo.
plan-moderate =
    Lunedì: da 20 a 30 minuti di camminata tranquilla o bicicletta.
    Martedì: forza leggera con poco peso, da 15 a 20 minuti.
    Mercoledì: da 20 a 30 minuti di camminata tranquilla o bicicletta.
    Giovedì: riposo.
    Venerdì: forza leggera con poco peso, da 15 a 20 minuti.
    Sabato: 30 minuti di camminata a un ritmo in cui può parlare.
    Domenica: riposo, o una passeggiata tranquilla.
plan-food-heart =
    Lunedì: avena con frutti di bosco; zuppa di lenticchie con pane integrale; pesce al forno con verdure.
    Martedì: yogurt bianco con noci; insalata di fagioli con olio d'oliva; pollo con orzo e verdure.
    Mercoledì: pane integrale con fiocchi di latte e pomodoro; stufato di ceci; frittata con una grande insalata.
    Giovedì: avena con una mela; pasta integrale con verdure; pesce grasso con fagiolini.
    Venerdì: yogurt bianco con frutti di bosco; insalata di fagioli; tofu o tacchino con verdure e riso integrale.
    Sabato: uovo con pane integrale e verdure; zuppa di verdure; lenticchie con verdure arrosto.
    Domenica: avena con noci; pesce o pollame magro con verdure; insalata con ceci.
    A ogni pasto: acqua, caffè o tè senza zucchero.
plan-food-iron =
    Lunedì: avena con frutti di bosco; zuppa di lenticchie con peperoni; manzo magro o tofu con verdure.
    Martedì: pane integrale con uovo e un'arancia; insalata di ceci con limone; pollame con broccoli.
    Mercoledì: avena con semi di zucca e kiwi; stufato di fagioli; pesce con verdure.
    Giovedì: pane integrale con hummus e peperoni; insalata di lenticchie con pomodori; carne magra o tofu con cavolo.
    Venerdì: avena con fragole; fagioli bianchi con limone; pesce con patate e verdure.
    Sabato: uovo con pane integrale e un'arancia; curry di ceci; pollame con peperoni.
    Domenica: avena con frutti di bosco; manzo magro o lenticchie con verdure; zuppa di fagioli con prezzemolo.
    Caffè e tè tra i pasti, non insieme.
