# The frame around what rules and advice say.

notice = Avviso medico: questo testo è stato fatto da un programma a partire dai risultati stampati. Non è una diagnosi e non sostituisce un medico, che conosce la persona. Non cominci, non sospenda e non cambi un farmaco a causa sua. Se si sente gravemente male, chiami il numero di emergenza.

decimal-sign = ,

place-document = il documento
place-page = pagina { $page }
place = pagina { $page }, riga { $line }
result = { $name }: { $value } { $unit }
result-unitless = { $name }: { $value }
value = { $value } { $unit }
date = { $day }/{ $month }/{ $year }
based-on = In base a: { $results }.

panel-cbc = Emocromo
panel-cbc_differential = Globuli bianchi
panel-inflammation = Infiammazione
panel-iron_studies = Ferro
panel-vitamins = Vitamine
panel-electrolytes = Sali
panel-renal = Rene
panel-liver = Fegato
panel-pancreas = Pancreas
panel-lipids = Colesterolo e grassi
panel-glucose_metabolism = Zucchero
panel-thyroid = Tiroide
panel-hormones = Ormoni
panel-cardiac = Cuore e muscolo
panel-coagulation = Coagulazione
panel-tumor_markers = Marcatori tumorali
panel-immunology = Sistema immunitario
panel-serology = Infezioni
panel-trace_elements = Oligoelementi
panel-blood_gas = Gas nel sangue
panel-hemoglobin_variants = Varianti dell'emoglobina e gruppi sanguigni
panel-other = Altri risultati

# Ranges

limit-high-times = sopra i limiti ({ $range }), { $times } volte il limite superiore
limit-high = sopra i limiti ({ $range })
limit-low-share = sotto i limiti ({ $range }), { $share } % sotto il limite inferiore
limit-low = sotto i limiti ({ $range })
limit-flag-high = segnato come alto dal laboratorio
limit-flag-low = segnato come basso dal laboratorio
limit-abnormal = segnato come non normale
limit-default = - limiti non dal referto, ma da: { $source }
critical-high = { $result } - alto critico: i laboratori telefonano subito i valori da { $limit } { $unit } (lista: { $source }).
critical-low = { $result } - basso critico: i laboratori telefonano subito i valori fino a { $limit } { $unit } (lista: { $source }).
range-text = { $low } - { $high }
range-from = da { $low }
range-to = fino a { $high }

# Doctor

urgent-title = URGENTE
urgent-now = Alcuni di questi risultati possono richiedere cure immediate. Contatti oggi un medico o un pronto soccorso, senza aspettare un appuntamento, anche se si sente bene. Chiami il numero di emergenza se ha dolore al petto, difficoltà a respirare, battito veloce o irregolare, svenimento, confusione, sanguinamento o forte debolezza.
urgent-laboratory = I laboratori di solito telefonano questi risultati a chi ha chiesto l'esame; non aspetti quella chiamata. La ragione può anche essere un campione difettoso, e solo un nuovo campione lo mostra.
soon-title = PRESTO
soon-now = Faccia vedere questi risultati a un medico oggi o domani.
short-title = In breve
short-normal = Tutti i { $total } risultati che si sono potuti confrontare sono nei loro limiti, e non è stato trovato nessun quadro preoccupante.
short-normal-one = L'unico risultato che si è potuto confrontare è nei suoi limiti. Questo non dice nulla di ciò che non è stato misurato.
short-pattern = Tutti i { $total } risultati che si sono potuti confrontare sono nei loro limiti.
short-nothing = Nessun risultato si è potuto confrontare: né il referto né il catalogo hanno limiti adatti.
short-outside = { $outside } risultati su { $total } sono fuori dai loro limiti ({ $panels }).
short-outside-one = Un risultato su { $total } è fuori dai suoi limiti ({ $panels }).
short-outside-only = L'unico risultato che si è potuto confrontare è fuori dai suoi limiti ({ $panels }).
short-patterns = Che cosa spicca: { $patterns }
short-special = Che cosa significhi deve giudicarlo un medico, perché le regole per adulti qui non si adattano.
short-no-pattern = Non si accordano con nessun quadro che questo programma conosce; un medico dovrebbe guardarli.
short-small = Non ne segue nessun quadro preoccupante. Piccoli scostamenti sono frequenti nelle persone sane; tra molti risultati alcuni sono fuori per caso.
short-unjudged = Non giudicati, perché nessun limite si adatta: { $unjudged }.
question-title = La sua domanda
outside-title = Che cosa è fuori dai suoi limiti
fits-title = Che cosa si accorda
confirm = Che cosa lo confermerebbe o lo smentirebbe: { $confirm }
ask-title = Che cosa chiedere a un medico
good-title = Che cosa è in ordine
good-panels = Tutti i risultati con limiti vi rientrano per: { $panels }.
outside-more = Altri { $count } sono fuori; tutti sono tra i rilievi.
clinician-title = Per il medico
clinician-outside = Fuori dai limiti (H alto, L basso, A anormale; doppio se critico): { $items }.
clinician-rules = Criteri soddisfatti, con soglie e fonti tra i rilievi: { $items }.
clinician-computed = Calcolato: { $items }.
computed-line = { $name }: { $value } { $unit }
also-title = Gli altri risultati fuori dai loro limiti
trend-title = Confrontato con referti precedenti
trend-steady = Nulla è cambiato più di quanto questi risultati variano di solito.
trend-rise-beyond = { $result }, prima { $before } il { $date }: salito del { $percent } %, più di quanto questi risultati variano di solito (fino a { $usual } %).
trend-fall-beyond = { $result }, prima { $before } il { $date }: sceso del { $percent } %, più di quanto questi risultati variano di solito (fino a { $usual } %).
trend-within = { $result }, prima { $before } il { $date }: non cambiato più di quanto questi risultati variano di solito (fino a { $usual } %).
trend-same = Fuori dai limiti, ma non cambiati più di quanto questi risultati variano di solito: { $results }.
trend-rise = { $result }, prima { $before } il { $date }: salito del { $percent } %.
trend-fall = { $result }, prima { $before } il { $date }: sceso del { $percent } %.
REN-03 = La creatinina è salita in pochi giorni, come quando i reni vengono danneggiati all'improvviso.
guard-child = La persona ha meno di diciotto anni: le regole per adulti non sono state applicate, solo i limiti stampati nel referto e i valori critici.
guard-pregnant = In gravidanza molti limiti sono diversi: le regole per adulti non sono state applicate, solo quelle per la gravidanza, i limiti stampati e i valori critici.
guard-treated = Dialisi, trapianto o chemioterapia cambiano molti risultati: le regole per adulti non sono state applicate, solo i limiti stampati e i valori critici.
guard-sex = Il sesso non è noto, quindi le regole diverse tra uomini e donne sono state applicate solo dove entrambe concordano.
guard-age = L'età non è nota, quindi i risultati sono stati giudicati come quelli di un adulto, e le regole che richiedono l'età sono state tralasciate.
caution-sample = Il referto menziona un campione emolizzato, lipemico, itterico o coagulato. Potassio, LDH, AST, magnesio, fosfato, ferro, bilirubina, sodio, LDL o piastrine possono allora essere sbagliati.
default-limits = Dove il referto non stampa limiti, ne sono stati usati di generali; sono segnati.

# Formulas

formula-FRM-EGFR = eGFR (CKD-EPI 2021)
formula-FRM-TSAT = Saturazione della transferrina
formula-FRM-MENTZER = Indice di Mentzer
formula-FRM-NONHDL = Colesterolo non HDL
formula-FRM-LDL-MH = Colesterolo LDL (Martin-Hopkins)
formula-FRM-LDL-MH-HIGH = Colesterolo LDL (Martin-Hopkins, esteso)
formula-FRM-AG = Gap anionico
formula-FRM-AG-ALB = Gap anionico, corretto per l'albumina
formula-FRM-CA = Calcio, corretto per l'albumina
formula-FRM-NA = Sodio, corretto per il glucosio (Hillier)
formula-FRM-OSM = Osmolalità calcolata
formula-FRM-GAP = Gap osmolale
formula-FRM-EAG = Glucosio medio stimato
formula-FRM-HOMA = HOMA-IR (nessun limite concordato)
formula-FRM-FIB4 = FIB-4
formula-FRM-APRI = APRI
formula-FRM-R = Rapporto R (ALT contro ALP)
formula-FRM-DERITIS = Rapporto AST/ALT
formula-FRM-DIRECT = Quota diretta della bilirubina
formula-FRM-RISK = Rischio che una malattia renale peggiori (KDIGO)
kidney-risk-low = basso
kidney-risk-moderate = moderatamente aumentato
kidney-risk-high = alto
kidney-risk-very-high = molto alto

# Questions

topic-cholesterol = colesterolo e grassi
topic-diabetes = zucchero e diabete
topic-tired = stanchezza
    .note = La stanchezza ha molte cause che nessun esame del sangue mostra: sonno, stress, umore, infezioni, farmaci.
topic-anemia = anemia e ferro
topic-kidney = i reni
topic-liver = il fegato
topic-thyroid = la tiroide
topic-vitamins = vitamine
topic-heart = cuore e vasi
    .note = Un esame del sangue non può mostrare i vasi del cuore; pressione, fumo, famiglia e una visita contano altrettanto.
topic-infection = infezione e infiammazione
topic-clotting = coagulazione
topic-bones = ossa e calcio
topic-gout = acido urico e gotta
topic-prostate = la prostata
topic-cancer = cancro
    .note = Un esame del sangue non prova né esclude un cancro.
topic-hair = perdita di capelli
topic-weight = peso
    .note = La maggior parte delle ragioni di un cambio di peso non si vede in un esame del sangue.
topic-hormones = ormoni
topic-pregnancy = gravidanza
topic-immune = allergia e sistema immunitario
topic-muscle = muscoli
topic-exercise = sport
    .note = Se il cuore regge uno sforzo lo mostra una visita, non questi risultati.
topic-food = alimentazione
topic-pressure = pressione
    .note = La pressione non si legge in un esame del sangue; va misurata.

topic-worry = i risultati nel complesso
topic-alcohol = alcol

answer-unknown = Questo programma non ha potuto collegare la sua domanda ai risultati. Ciò che il referto mostra sta nelle altre parti; la domanda stessa è meglio porla a un medico.
answer-inside = Riguardo a { $topic }, tutto ciò che è stato misurato è nei suoi limiti: { $results }.
answer-outside = Riguardo a { $topic }, { $outside } risultati su { $count } sono fuori dai loro limiti: { $results }.
answer-outside-all = Riguardo a { $topic }, fuori dai limiti: { $results }.
answer-low = { $result } (basso)
answer-high = { $result } (alto)
answer-abnormal = { $result } (non normale)
answer-rest = Nei loro limiti: { $results }.
answer-unjudged = Riguardo a { $topic }, senza limiti per il confronto: { $results }.
answer-nothing = Riguardo a { $topic } questo referto non ha risultati.
answer-missing = Non in questo referto, benché spesso misurati per questa domanda: { $names }.
answer-diagnosis = Se ha una malattia non si può dire da un solo referto; lo decide un medico da risultati, sintomi e storia.
answer-urgent = Prima di tutto si occupi dei risultati urgenti qui sopra.
answer-food = Che cosa significano questi risultati per il cibo sta nella parte sulla nutrizione.
answer-sport-no = Non ora: questi risultati sono contrari a ogni esercizio finché un medico non le ha dato il via libera.
answer-sport-limited = Non ora: finché un medico non ha visto questi risultati, solo attività leggera. La parte sull'esercizio dice perché.
answer-sport-careful = Un allenamento moderato va bene, ma alcuni di questi risultati sono per ora contrari a gare e allenamenti duri. La parte sull'esercizio dice perché.
answer-sport-free = Nessuno di questi risultati è contrario all'allenamento. La parte sull'esercizio dice di più.
answer-sport-elsewhere = Se e come allenarsi è meglio chiederlo a chi la segue; la parte sull'esercizio dice a chi.
answer-worry-urgent = Alcuni risultati vanno visti da un medico oggi o domani, come detto sopra. Fino ad allora nulla è deciso.
answer-worry-routine = Nulla in questi risultati richiede di agire subito, ma ciò che spicca sotto va discusso con un medico alla prossima visita.
answer-worry-small = Ciò che è fuori dai limiti non si accorda con nessun quadro preoccupante; ne parli alla prossima visita.
answer-worry-none = No: nulla in questi risultati dà motivo di preoccuparsi. Non dicono nulla di ciò che non è stato misurato.
answer-alcohol-no = Questi risultati sono per ora contrari all'alcol: { $results }.
answer-alcohol-free = Nulla in questi risultati è contrario all'alcol in particolare. Questo non lo rende innocuo, e alcuni farmaci lo vietano.

# Verifier

verifier-good = Il referto è stato letto come esame del sangue con { $total } risultati nel sangue, di cui { $known } sono noti. Nulla è contrario al suo uso.
verifier-mixed = Il referto è stato letto come esame del sangue con { $total } risultati nel sangue, di cui { $known } sono noti. Si può usare, con le riserve qui sotto.
verifier-small = Il referto è stato letto come esame del sangue con pochissimi risultati ({ $total } nel sangue), quindi può dire solo poco.
verifier-person = Limiti e regole sono stati scelti per: { $person }.
verifier-person-missing = Non noto: { $missing }. I giudizi che ne hanno bisogno sono stati tralasciati.
verifier-sex-female = donna
verifier-sex-male = uomo
verifier-sex = sesso
verifier-age = età
verifier-years = { $years } anni
verifier-doubtful-title = Risultati dubbi che non sono stati usati
verifier-doubtful = { $result } ({ $place }): { $reasons }
verifier-warnings-title = Che cosa non si è potuto leggere
verifier-warning = { $place }: { $reason }
verifier-more = e altri { $count }
verifier-identities-title = Valori stampati che non si accordano
verifier-identity = { $name }: stampato { $printed }, ma { $computed } segue da { $results }. Uno di essi può essere stato letto male o misurato in altro modo.
verifier-order = { $name }: { $results } non possono essere giusti entrambi, perché il primo non può superare il secondo.
verifier-flags-title = Segni che differiscono dai limiti stampati
verifier-flag = { $result } ({ $place }): il laboratorio lo segna { $flag }, i suoi limiti stampati ({ $range }) dicono { $status }.
verifier-flag-high = alto
verifier-flag-low = basso
verifier-flag-none = nei limiti
verifier-flag-abnormal = non normale
verifier-missing-title = Che cosa manca per la sua domanda
verifier-unknown = Non noti al catalogo: { $count } risultati. Sono stati confrontati solo con i limiti del referto.
verifier-defaults = Senza limiti stampati: { $count } risultati. Per essi sono stati usati limiti generali, e sono segnati.
verifier-repeated = { $name } compare più volte nel referto con valori diversi; le regole lo usano solo dove tutti concordano.
refuse-not-report = Questo non sembra un referto di laboratorio, quindi non è stato interpretato. Carichi il referto con i risultati di un esame del sangue.
refuse-other-report = Questo è un referto di laboratorio, ma senza risultati misurati nel sangue, quindi non è stato interpretato. Carichi il referto di un esame del sangue.
refuse-nothing = Questo sembra un esame del sangue, ma nessun risultato si è potuto leggere in modo affidabile, quindi nulla è stato interpretato. Di solito funziona il PDF fatto dal laboratorio, piuttosto che una sua foto o scansione.

reason-implausible = il valore non è plausibile
reason-unit_unknown = l'unità non è nota
reason-value_unread = il valore non si è potuto leggere
reason-range_unread = i limiti non si sono potuti leggere
reason-range_undecided = i limiti non si sono potuti scegliere
reason-row_unread = la riga non si è potuta leggere
reason-no_reliable_results = nessun risultato era affidabile
reason-differential_sum = le quote dei globuli bianchi non danno il totale
reason-identity = non si accorda con gli altri risultati
reason-flag_contradicts_range = il segno del laboratorio non si accorda con i limiti
reason-analyte_unknown = il nome non è noto
reason-several_dates = il referto mostra risultati di più giorni
reason-several_patients = il referto riguarda forse più di una persona
reason-value_repaired = un segno decimale perso è stato rimesso, perché altri due risultati lo richiedono
reason-scanned_page = la pagina è un'immagine senza testo
reason-other = codice "{ $code }"

# Lifestyle

lifestyle-suppressed = Non si danno consigli sul cibo finché è aperto un risultato urgente. Prima contatti un medico, come dice la parte del medico.
nutrition-nothing = Nulla in questi risultati richiede un cambio di alimentazione.
nutrition-title = Che cosa significano questi risultati per la sua alimentazione
nutrition-avoid = Che cosa evitare
nutrition-pregnant = In gravidanza: niente fegato e niente integratori con vitamina A, se non li consiglia un medico.
nutrition-child = Per un bambino i consigli sul cibo devono venire dal pediatra; qui non si consiglia nulla.
nutrition-treated = Con dialisi, trapianto o chemioterapia i consigli sul cibo devono venire dall'équipe curante; qui non si consiglia nulla.
nutrition-supplements = Integratori: solo dopo averne parlato con un medico, che conosce anche i suoi farmaci.
nutrition-sample = I valori che un campione difettoso può cambiare non sono stati usati per i consigli sul cibo.
exercise-stop = Nessun esercizio finché un medico non le ha dato il via libera.
exercise-nothing = Nulla in questi risultati è contrario all'esercizio, e nulla richiede un allenamento particolare.
exercise-child = Per un bambino i consigli sull'allenamento devono venire dal pediatra; qui non si consiglia nulla.
exercise-pregnant = In gravidanza i consigli sull'allenamento devono venire dall'ostetrica o dal medico; qui non si consiglia nulla.
exercise-treated = Con dialisi, trapianto o chemioterapia i consigli sull'allenamento devono venire dall'équipe curante; qui non si consiglia nulla.
exercise-title = Che cosa significano questi risultati per il suo allenamento
exercise-limit-title = Limiti finché un medico non ha visto questi risultati
exercise-limit-question = Una gara o un allenamento duro non è consigliabile finché questi limiti non sono tolti.
exercise-free-question = Nessuno dei risultati di questo referto pone un limite all'allenamento.
exercise-stop-signs = Si fermi e cerchi aiuto se ha dolore al petto, battito irregolare, insolita mancanza di fiato o vertigini.
because = A causa di: { $results }.
plan-title = Una settimana adatta
