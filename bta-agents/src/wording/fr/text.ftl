# The frame around what rules and advice say.

notice = Avis médical : ce texte a été fait par un programme à partir des résultats imprimés. Ce n'est pas un diagnostic et il ne remplace pas un médecin, qui connaît la personne. Ne commencez, n'arrêtez et ne changez aucun médicament à cause de lui. Si vous vous sentez gravement malade, appelez le numéro d'urgence.

decimal-sign = ,

place-document = le document
place-page = page { $page }
place = page { $page }, ligne { $line }
result = { $name } : { $value } { $unit }
result-unitless = { $name } : { $value }
value = { $value } { $unit }
date = { $day }/{ $month }/{ $year }
based-on = D'après : { $results }.

panel-cbc = Numération sanguine
panel-cbc_differential = Globules blancs
panel-inflammation = Inflammation
panel-iron_studies = Fer
panel-vitamins = Vitamines
panel-electrolytes = Sels
panel-renal = Rein
panel-liver = Foie
panel-pancreas = Pancréas
panel-lipids = Cholestérol et graisses
panel-glucose_metabolism = Sucre
panel-thyroid = Thyroïde
panel-hormones = Hormones
panel-cardiac = Cœur et muscle
panel-coagulation = Coagulation
panel-tumor_markers = Marqueurs tumoraux
panel-immunology = Système immunitaire
panel-serology = Infections
panel-trace_elements = Oligo-éléments
panel-blood_gas = Gaz du sang
panel-hemoglobin_variants = Variants de l'hémoglobine et groupes sanguins
panel-other = Autres résultats

# Ranges

limit-high-times = au-dessus des limites ({ $range }), { $times } fois la limite supérieure
limit-high = au-dessus des limites ({ $range })
limit-low-share = sous les limites ({ $range }), { $share } % sous la limite inférieure
limit-low = sous les limites ({ $range })
limit-flag-high = marqué comme élevé par le laboratoire
limit-flag-low = marqué comme bas par le laboratoire
limit-abnormal = marqué comme anormal
limit-default = - limites non tirées du rapport, mais de : { $source }
critical-high = { $result } - élevé critique : les laboratoires téléphonent aussitôt les valeurs à partir de { $limit } { $unit } (liste : { $source }).
critical-low = { $result } - bas critique : les laboratoires téléphonent aussitôt les valeurs jusqu'à { $limit } { $unit } (liste : { $source }).
range-text = { $low } - { $high }
range-from = à partir de { $low }
range-to = jusqu'à { $high }

# Doctor

urgent-title = URGENT
urgent-now = Certains de ces résultats demandent peut-être des soins immédiats. Contactez un médecin ou un service d'urgence aujourd'hui, sans attendre de rendez-vous, même si vous vous sentez bien. Appelez le numéro d'urgence en cas de douleur à la poitrine, de difficulté à respirer, de cœur emballé ou irrégulier, d'évanouissement, de confusion, de saignement ou de grande faiblesse.
urgent-laboratory = Les laboratoires téléphonent en général de tels résultats à celui qui a demandé le test ; n'attendez pas cet appel. Un échantillon défectueux peut aussi en être la raison, et seul un nouvel échantillon le montre.
soon-title = BIENTÔT
soon-now = Faites voir ces résultats à un médecin aujourd'hui ou demain.
short-title = En bref
short-normal = Les { $total } résultats qui ont pu être comparés sont tous dans leurs limites, et aucun profil préoccupant n'a été trouvé.
short-normal-one = Le seul résultat qui a pu être comparé est dans ses limites. Cela ne dit rien de ce qui n'a pas été mesuré.
short-pattern = Les { $total } résultats qui ont pu être comparés sont tous dans leurs limites.
short-nothing = Aucun résultat n'a pu être comparé : ni le rapport ni le catalogue n'ont de limites qui conviennent.
short-outside = { $outside } résultats sur { $total } sont hors de leurs limites ({ $panels }).
short-outside-one = Un résultat sur { $total } est hors de ses limites ({ $panels }).
short-outside-only = Le seul résultat qui a pu être comparé est hors de ses limites ({ $panels }).
short-patterns = Ce qui ressort : { $patterns }
short-special = Un médecin doit juger de ce que cela signifie, car les règles des adultes ne conviennent pas ici.
short-no-pattern = Ils ne vont avec aucun profil que ce programme connaît ; un médecin devrait les regarder.
short-small = Il n'en résulte aucun profil préoccupant. De petits écarts sont fréquents chez les gens en bonne santé ; sur beaucoup de résultats, certains sont hors limites par hasard.
short-unjudged = Non jugés, faute de limites qui conviennent : { $unjudged }.
question-title = Votre question
outside-title = Ce qui est hors de ses limites
fits-title = Ce qui va ensemble
confirm = Ce qui le confirmerait ou l'infirmerait : { $confirm }
ask-title = Que demander à un médecin
good-title = Ce qui est en ordre
good-panels = Tous les résultats qui ont des limites y sont compris pour : { $panels }.
outside-more = { $count } autres sont hors limites ; tous figurent parmi les constats.
clinician-title = Pour le médecin
clinician-outside = Hors limites (H haut, L bas, A anormal ; doublé si critique) : { $items }.
clinician-rules = Critères remplis, avec seuils et sources parmi les constats : { $items }.
clinician-computed = Calculé : { $items }.
computed-line = { $name } : { $value } { $unit }
also-title = Les autres résultats hors de leurs limites
trend-title = Comparé aux rapports antérieurs
trend-steady = Rien n'a changé de plus que ces résultats ne varient d'ordinaire.
trend-rise-beyond = { $result }, avant { $before } le { $date } : monté de { $percent } %, plus que ces résultats ne varient d'ordinaire (jusqu'à { $usual } %).
trend-fall-beyond = { $result }, avant { $before } le { $date } : baissé de { $percent } %, plus que ces résultats ne varient d'ordinaire (jusqu'à { $usual } %).
trend-within = { $result }, avant { $before } le { $date } : pas changé de plus que ces résultats ne varient d'ordinaire (jusqu'à { $usual } %).
trend-same = Hors limites, mais pas changés de plus que ces résultats ne varient d'ordinaire : { $results }.
trend-rise = { $result }, avant { $before } le { $date } : monté de { $percent } %.
trend-fall = { $result }, avant { $before } le { $date } : baissé de { $percent } %.
REN-03 = La créatinine est montée en quelques jours, comme quand les reins sont soudain atteints.
guard-child = La personne a moins de dix-huit ans : les règles des adultes n'ont pas été appliquées, seulement les limites imprimées dans le rapport et les valeurs critiques.
guard-pregnant = Pendant la grossesse, beaucoup de limites diffèrent : les règles des adultes n'ont pas été appliquées, seulement celles de la grossesse, les limites imprimées et les valeurs critiques.
guard-treated = Dialyse, greffe ou chimiothérapie changent beaucoup de résultats : les règles des adultes n'ont pas été appliquées, seulement les limites imprimées et les valeurs critiques.
guard-sex = Le sexe n'est pas connu, donc les règles qui diffèrent entre hommes et femmes n'ont été appliquées que là où les deux s'accordent.
guard-age = L'âge n'est pas connu, donc les résultats ont été jugés comme ceux d'un adulte, et les règles qui demandent l'âge ont été laissées de côté.
caution-sample = Le rapport mentionne un échantillon hémolysé, lipémique, ictérique ou coagulé. Potassium, LDH, ASAT, magnésium, phosphate, fer, bilirubine, sodium, LDL ou plaquettes peuvent alors être faux.
default-limits = Là où le rapport n'imprime pas de limites, des limites générales ont été utilisées ; elles sont marquées.

# Formulas

formula-FRM-EGFR = DFGe (CKD-EPI 2021)
formula-FRM-TSAT = Saturation de la transferrine
formula-FRM-MENTZER = Indice de Mentzer
formula-FRM-NONHDL = Cholestérol non HDL
formula-FRM-LDL-MH = Cholestérol LDL (Martin-Hopkins)
formula-FRM-LDL-MH-HIGH = Cholestérol LDL (Martin-Hopkins, étendu)
formula-FRM-AG = Trou anionique
formula-FRM-AG-ALB = Trou anionique, corrigé de l'albumine
formula-FRM-CA = Calcium, corrigé de l'albumine
formula-FRM-NA = Sodium, corrigé du glucose (Hillier)
formula-FRM-OSM = Osmolalité calculée
formula-FRM-GAP = Trou osmotique
formula-FRM-EAG = Glucose moyen estimé
formula-FRM-HOMA = HOMA-IR (pas de limite convenue)
formula-FRM-FIB4 = FIB-4
formula-FRM-APRI = APRI
formula-FRM-R = Rapport R (ALAT contre PAL)
formula-FRM-DERITIS = Rapport ASAT/ALAT
formula-FRM-DIRECT = Part directe de la bilirubine
formula-FRM-RISK = Risque d'aggravation d'une maladie rénale (KDIGO)
kidney-risk-low = faible
kidney-risk-moderate = modérément accru
kidney-risk-high = élevé
kidney-risk-very-high = très élevé

# Questions

topic-cholesterol = cholestérol et graisses
topic-diabetes = sucre et diabète
topic-tired = fatigue
    .note = La fatigue a beaucoup de causes qu'aucune prise de sang ne montre : sommeil, stress, humeur, infections, médicaments.
topic-anemia = anémie et fer
topic-kidney = les reins
topic-liver = le foie
topic-thyroid = la thyroïde
topic-vitamins = vitamines
topic-heart = cœur et vaisseaux
    .note = Une prise de sang ne peut pas montrer les vaisseaux du cœur ; la tension, le tabac, la famille et un examen comptent autant.
topic-infection = infection et inflammation
topic-clotting = coagulation
topic-bones = os et calcium
topic-gout = acide urique et goutte
topic-prostate = la prostate
topic-cancer = cancer
    .note = Une prise de sang ne prouve ni n'exclut un cancer.
topic-hair = chute de cheveux
topic-weight = poids
    .note = La plupart des raisons d'un changement de poids ne se voient pas dans une prise de sang.
topic-hormones = hormones
topic-pregnancy = grossesse
topic-immune = allergie et système immunitaire
topic-muscle = muscles
topic-exercise = sport
    .note = Un examen montre si le cœur supporte un effort, pas ces résultats.
topic-food = alimentation
topic-pressure = tension
    .note = La tension ne peut pas se lire dans une prise de sang ; il faut la mesurer.

topic-worry = les résultats dans l'ensemble
topic-alcohol = alcool

answer-unknown = Ce programme n'a pas pu relier votre question aux résultats. Ce que montre le rapport se trouve dans les autres parties ; la question elle-même est à poser de préférence à un médecin.
answer-inside = À propos de { $topic }, tout ce qui a été mesuré est dans ses limites : { $results }.
answer-outside = À propos de { $topic }, { $outside } résultats sur { $count } sont hors de leurs limites : { $results }.
answer-outside-all = À propos de { $topic }, hors limites : { $results }.
answer-low = { $result } (bas)
answer-high = { $result } (élevé)
answer-abnormal = { $result } (anormal)
answer-rest = Dans leurs limites : { $results }.
answer-unjudged = À propos de { $topic }, sans limites de comparaison : { $results }.
answer-nothing = À propos de { $topic }, ce rapport n'a aucun résultat.
answer-missing = Absents de ce rapport, bien que souvent mesurés pour cette question : { $names }.
answer-diagnosis = On ne peut pas dire d'après un rapport seul si vous avez une maladie ; un médecin en décide d'après les résultats, les symptômes et l'histoire.
answer-urgent = Avant toute autre chose, occupez-vous des résultats urgents ci-dessus.
answer-food = Ce que ces résultats signifient pour l'alimentation se trouve dans la partie sur la nutrition.
answer-sport-no = Pas maintenant : ces résultats s'opposent à tout exercice jusqu'à ce qu'un médecin vous l'ait permis.
answer-sport-limited = Pas maintenant : jusqu'à ce qu'un médecin ait vu ces résultats, seulement une activité légère. La partie sur l'exercice dit pourquoi.
answer-sport-careful = Un entraînement modéré convient, mais certains de ces résultats s'opposent pour l'instant aux courses et à l'entraînement intense. La partie sur l'exercice dit pourquoi.
answer-sport-free = Aucun de ces résultats ne s'oppose à l'entraînement. La partie sur l'exercice en dit plus.
answer-sport-elsewhere = Si et comment s'entraîner, demandez-le de préférence à ceux qui vous suivent ; la partie sur l'exercice dit à qui.
answer-worry-urgent = Certains résultats doivent être vus par un médecin aujourd'hui ou demain, comme dit plus haut. D'ici là, rien n'est décidé.
answer-worry-routine = Rien dans ces résultats ne demande d'agir aussitôt, mais ce qui ressort ci-dessous est à discuter avec un médecin à la prochaine visite.
answer-worry-small = Ce qui est hors limites ne va avec aucun profil préoccupant ; parlez-en à la prochaine visite.
answer-worry-none = Non : rien dans ces résultats ne donne de raison de s'inquiéter. Ils ne disent rien de ce qui n'a pas été mesuré.
answer-alcohol-no = Ces résultats s'opposent à l'alcool pour l'instant : { $results }.
answer-alcohol-free = Rien dans ces résultats ne s'oppose particulièrement à l'alcool. Cela ne le rend pas inoffensif, et certains médicaments l'interdisent.

# Verifier

verifier-good = Le rapport a été lu comme une prise de sang avec { $total } résultats sanguins, dont { $known } sont connus. Rien ne s'oppose à son usage.
verifier-mixed = Le rapport a été lu comme une prise de sang avec { $total } résultats sanguins, dont { $known } sont connus. Il peut servir, avec les réserves ci-dessous.
verifier-small = Le rapport a été lu comme une prise de sang avec très peu de résultats ({ $total } dans le sang), il ne peut donc dire que peu.
verifier-person = Limites et règles ont été choisies pour : { $person }.
verifier-person-missing = Non connu : { $missing }. Les jugements qui en ont besoin ont été laissés de côté.
verifier-sex-female = femme
verifier-sex-male = homme
verifier-sex = sexe
verifier-age = âge
verifier-years = { $years } ans
verifier-doubtful-title = Résultats douteux qui n'ont pas été utilisés
verifier-doubtful = { $result } ({ $place }) : { $reasons }
verifier-warnings-title = Ce qui n'a pas pu être lu
verifier-warning = { $place } : { $reason }
verifier-more = et { $count } de plus
verifier-identities-title = Valeurs imprimées qui ne vont pas ensemble
verifier-identity = { $name } : imprimé { $printed }, mais { $computed } résulte de { $results }. L'un d'eux a peut-être été mal lu ou mesuré autrement.
verifier-order = { $name } : { $results } ne peuvent pas être justes tous deux, car le premier ne peut dépasser le second.
verifier-flags-title = Marques qui diffèrent des limites imprimées
verifier-flag = { $result } ({ $place }) : le laboratoire le marque { $flag }, ses limites imprimées ({ $range }) disent { $status }.
verifier-flag-high = élevé
verifier-flag-low = bas
verifier-flag-none = dans les limites
verifier-flag-abnormal = anormal
verifier-missing-title = Ce qui manque pour votre question
verifier-unknown = Inconnus du catalogue : { $count } résultats. Ils n'ont été comparés qu'aux limites du rapport.
verifier-defaults = Sans limites imprimées : { $count } résultats. Des limites générales ont été utilisées pour eux, et sont marquées.
verifier-repeated = { $name } figure plusieurs fois dans le rapport avec des valeurs différentes ; les règles ne l'utilisent que là où toutes s'accordent.
refuse-not-report = Cela ne ressemble pas à un rapport de laboratoire, donc il n'a pas été interprété. Envoyez le rapport avec les résultats d'une prise de sang.
refuse-other-report = C'est un rapport de laboratoire, mais sans résultats mesurés dans le sang, donc il n'a pas été interprété. Envoyez le rapport d'une prise de sang.
refuse-nothing = Cela semble être une prise de sang, mais aucun résultat n'a pu y être lu de façon fiable, donc rien n'a été interprété. Le PDF que le laboratoire a fait, plutôt qu'une photo ou un scan, marche en général.

reason-implausible = la valeur n'est pas plausible
reason-unit_unknown = l'unité n'est pas connue
reason-value_unread = la valeur n'a pas pu être lue
reason-range_unread = les limites n'ont pas pu être lues
reason-range_undecided = les limites n'ont pas pu être choisies
reason-row_unread = la ligne n'a pas pu être lue
reason-no_reliable_results = aucun résultat n'était fiable
reason-differential_sum = les parts des globules blancs ne font pas le compte
reason-identity = il ne va pas avec les autres résultats
reason-flag_contradicts_range = la marque du laboratoire ne va pas avec les limites
reason-analyte_unknown = le nom n'est pas connu
reason-several_dates = le compte rendu montre des résultats de plusieurs jours
reason-several_patients = le compte rendu concerne peut-être plus d'une personne
reason-value_repaired = un signe décimal perdu a été remis, car deux autres résultats l'exigent
reason-scanned_page = la page est une image sans texte
reason-other = code "{ $code }"

# Lifestyle

lifestyle-suppressed = Aucun conseil d'alimentation n'est donné tant qu'un résultat urgent est ouvert. Contactez d'abord un médecin, comme le dit la partie du médecin.
nutrition-nothing = Rien dans ces résultats ne demande de changer d'alimentation.
nutrition-title = Ce que ces résultats signifient pour votre alimentation
nutrition-avoid = Ce qu'il faut éviter
nutrition-pregnant = Pendant la grossesse : pas de foie ni de compléments de vitamine A, sauf conseil d'un médecin.
nutrition-child = Pour un enfant, le conseil d'alimentation doit venir du pédiatre ; rien n'est conseillé ici.
nutrition-treated = En cas de dialyse, de greffe ou de chimiothérapie, le conseil d'alimentation doit venir de l'équipe soignante ; rien n'est conseillé ici.
nutrition-supplements = Compléments : seulement après en avoir parlé à un médecin, qui connaît aussi vos médicaments.
nutrition-sample = Les valeurs qu'un échantillon défectueux peut changer n'ont pas servi aux conseils d'alimentation.
exercise-stop = Pas d'exercice jusqu'à ce qu'un médecin vous l'ait permis.
exercise-nothing = Rien dans ces résultats ne s'oppose à l'exercice, et rien n'y demande un entraînement particulier.
exercise-child = Pour un enfant, le conseil d'entraînement doit venir du pédiatre ; rien n'est conseillé ici.
exercise-pregnant = Pendant la grossesse, le conseil d'entraînement doit venir de la sage-femme ou du médecin ; rien n'est conseillé ici.
exercise-treated = En cas de dialyse, de greffe ou de chimiothérapie, le conseil d'entraînement doit venir de l'équipe soignante ; rien n'est conseillé ici.
exercise-title = Ce que ces résultats signifient pour votre entraînement
exercise-limit-title = Limites jusqu'à ce qu'un médecin ait vu ces résultats
exercise-limit-question = Une course ou un entraînement intense n'est pas conseillé avant que ces limites soient levées.
exercise-free-question = Aucun des résultats de ce rapport ne limite l'entraînement.
exercise-stop-signs = Arrêtez et demandez de l'aide en cas de douleur à la poitrine, de cœur irrégulier, d'essoufflement inhabituel ou de vertige.
because = En raison de : { $results }.
plan-title = Une semaine qui convient
