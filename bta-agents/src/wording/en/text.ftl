# The frame around what rules and advice say.

notice = Medical notice: this text was made by a computer program from the printed results. It is not a diagnosis and does not replace a clinician, who knows the person. Do not start, stop or change a medicine because of it. If you feel seriously ill, call the emergency number.

decimal-sign = .

place-document = the document
place-page = page { $page }
place = page { $page }, line { $line }
result = { $name }: { $value } { $unit }
result-unitless = { $name }: { $value }
value = { $value } { $unit }
date = { $year }-{ $month }-{ $day }
based-on = Based on: { $results }.

panel-cbc = Blood count
panel-cbc_differential = White blood cells
panel-inflammation = Inflammation
panel-iron_studies = Iron
panel-vitamins = Vitamins
panel-electrolytes = Salts
panel-renal = Kidney
panel-liver = Liver
panel-pancreas = Pancreas
panel-lipids = Cholesterol and fats
panel-glucose_metabolism = Sugar
panel-thyroid = Thyroid
panel-hormones = Hormones
panel-cardiac = Heart and muscle
panel-coagulation = Clotting
panel-tumor_markers = Tumor markers
panel-immunology = Immune system
panel-serology = Infections
panel-trace_elements = Trace elements
panel-blood_gas = Blood gases
panel-hemoglobin_variants = Hemoglobin variants and blood groups
panel-other = Other results

# Ranges

limit-high-times = above the limits ({ $range }), { $times } times the upper limit
limit-high = above the limits ({ $range })
limit-low-share = below the limits ({ $range }), { $share } % under the lower limit
limit-low = below the limits ({ $range })
limit-flag-high = marked as high by the laboratory
limit-flag-low = marked as low by the laboratory
limit-abnormal = marked as not normal
limit-default = - limits not from the report, but from: { $source }
critical-high = { $result } - critically high: laboratories telephone values from { $limit } { $unit } at once (list: { $source }).
critical-low = { $result } - critically low: laboratories telephone values up to { $limit } { $unit } at once (list: { $source }).
range-text = { $low } - { $high }
range-from = from { $low }
range-to = up to { $high }

# Doctor

urgent-title = URGENT
urgent-now = Some of these results may need medical attention now. Contact a doctor or an emergency department today, without waiting for an appointment, also if you feel well. Call the emergency number if you have chest pain, trouble breathing, a racing or irregular heartbeat, fainting, confusion, bleeding, or severe weakness.
urgent-laboratory = Laboratories usually telephone such results to whoever ordered the test; do not wait for that call. A faulty sample can also be the reason, and only a new sample shows that.
soon-title = SOON
soon-now = Let a clinician see these results today or tomorrow.
short-title = In short
short-normal = All { $total } results that could be compared are inside their limits, and no pattern of concern was found.
short-normal-one = The one result that could be compared is inside its limits. That says nothing about what was not measured.
short-pattern = All { $total } results that could be compared are inside their limits.
short-nothing = No result could be compared: neither the report nor the catalog has limits that fit.
short-outside = { $outside } of { $total } results are outside their limits ({ $panels }).
short-outside-one = One of { $total } results is outside its limits ({ $panels }).
short-outside-only = The one result that could be compared is outside its limits ({ $panels }).
short-patterns = What stands out: { $patterns }
short-special = What that means should be judged by a clinician, because the rules for adults do not fit here.
short-no-pattern = They fit no pattern that this program knows; a clinician should look at them.
short-small = No pattern of concern follows from that. Small deviations are common in healthy people; of many results, some are outside by chance.
short-unjudged = Not judged, because no limits fit: { $unjudged }.
question-title = Your question
outside-title = What is outside its limits
fits-title = What fits together
confirm = What would confirm or refute it: { $confirm }
ask-title = What to ask a clinician
good-title = What is in order
good-panels = All results with limits are inside them in: { $panels }.
outside-more = { $count } more are outside; all are among the findings.
clinician-title = For the clinician
clinician-outside = Outside (H high, L low, A abnormal; doubled when critical): { $items }.
clinician-rules = Criteria met, with thresholds and sources among the findings: { $items }.
clinician-computed = Computed: { $items }.
computed-line = { $name }: { $value } { $unit }
also-title = The other results outside their limits
trend-title = Compared with earlier reports
trend-steady = Nothing changed by more than such results usually vary.
trend-rise-beyond = { $result }, before { $before } on { $date }: risen by { $percent } %, more than such results usually vary (up to { $usual } %).
trend-fall-beyond = { $result }, before { $before } on { $date }: fallen by { $percent } %, more than such results usually vary (up to { $usual } %).
trend-within = { $result }, before { $before } on { $date }: not changed by more than such results usually vary (up to { $usual } %).
trend-same = Outside, but not changed by more than such results usually vary: { $results }.
trend-rise = { $result }, before { $before } on { $date }: risen by { $percent } %.
trend-fall = { $result }, before { $before } on { $date }: fallen by { $percent } %.
REN-03 = Creatinine has risen within days, as when the kidneys are suddenly harmed.
guard-child = The person is under eighteen: rules for adults were not applied, only limits printed on the report and critical values.
guard-pregnant = In pregnancy many limits differ: rules for adults were not applied, only rules for pregnancy, printed limits and critical values.
guard-treated = Dialysis, a transplant or chemotherapy change many results: rules for adults were not applied, only printed limits and critical values.
guard-sex = The sex is not known, so rules that differ between men and women were applied only where both agree.
guard-age = The age is not known, so the results were judged as those of an adult, and rules that need the age were left out.
caution-sample = The report mentions a sample that was hemolyzed, lipemic, icteric or clotted. Potassium, LDH, AST, magnesium, phosphate, iron, bilirubin, sodium, LDL or platelets may then be wrong.
default-limits = Where the report prints no limits, general ones were used; they are marked.

# Formulas

formula-FRM-EGFR = eGFR (CKD-EPI 2021)
formula-FRM-TSAT = Transferrin saturation
formula-FRM-MENTZER = Mentzer index
formula-FRM-NONHDL = Non-HDL cholesterol
formula-FRM-LDL-MH = LDL cholesterol (Martin-Hopkins)
formula-FRM-LDL-MH-HIGH = LDL cholesterol (Martin-Hopkins, extended)
formula-FRM-AG = Anion gap
formula-FRM-AG-ALB = Anion gap, corrected for albumin
formula-FRM-CA = Calcium, corrected for albumin
formula-FRM-NA = Sodium, corrected for glucose (Hillier)
formula-FRM-OSM = Osmolality, calculated
formula-FRM-GAP = Osmolal gap
formula-FRM-EAG = Estimated average glucose
formula-FRM-HOMA = HOMA-IR (no agreed limit)
formula-FRM-FIB4 = FIB-4
formula-FRM-APRI = APRI
formula-FRM-R = R ratio (ALT against ALP)
formula-FRM-DERITIS = AST/ALT ratio
formula-FRM-DIRECT = Direct share of bilirubin
formula-FRM-RISK = Risk of kidney disease getting worse (KDIGO)
kidney-risk-low = low
kidney-risk-moderate = moderately increased
kidney-risk-high = high
kidney-risk-very-high = very high

# Questions

topic-cholesterol = cholesterol and fats
topic-diabetes = sugar and diabetes
topic-tired = tiredness
    .note = Tiredness has many causes that no blood test shows: sleep, stress, mood, infections, medicines.
topic-anemia = anemia and iron
topic-kidney = the kidneys
topic-liver = the liver
topic-thyroid = the thyroid
topic-vitamins = vitamins
topic-heart = heart and vessels
    .note = A blood test cannot show the vessels of the heart; blood pressure, smoking, family and an examination count as much.
topic-infection = infection and inflammation
topic-clotting = clotting
topic-bones = bones and calcium
topic-gout = uric acid and gout
topic-prostate = the prostate
topic-cancer = cancer
    .note = A blood test neither proves nor excludes cancer.
topic-hair = hair loss
topic-weight = weight
    .note = Most reasons for a change of weight do not show in a blood test.
topic-hormones = hormones
topic-pregnancy = pregnancy
topic-immune = allergy and the immune system
topic-muscle = muscles
topic-exercise = sport
    .note = Whether the heart is fit for a strain is shown by an examination, not by these results.
topic-food = food
topic-pressure = blood pressure
    .note = Blood pressure cannot be read from a blood test; it has to be measured.

topic-worry = the results as a whole
topic-alcohol = alcohol

answer-unknown = This program could not relate your question to the results. What the report shows stands in the other parts; the question itself is best put to a clinician.
answer-inside = About { $topic }, everything that was measured is inside its limits: { $results }.
answer-outside = About { $topic }: { $outside } of { $count } results are outside their limits: { $results }.
answer-outside-all = About { $topic }, outside the limits: { $results }.
answer-low = { $result } (low)
answer-high = { $result } (high)
answer-abnormal = { $result } (not normal)
answer-rest = Inside their limits: { $results }.
answer-unjudged = About { $topic }, without limits to compare with: { $results }.
answer-nothing = About { $topic }, this report has no result.
answer-missing = Not in this report, though often measured for this question: { $names }.
answer-diagnosis = Whether you have a disease cannot be said from a report alone; a clinician decides it from results, symptoms and history.
answer-urgent = Before anything else, see to the urgent results above.
answer-food = What these results mean for food stands in the nutritionist's part.
answer-sport-no = Not now: these results speak against any exercise until a clinician has cleared you.
answer-sport-limited = Not now: until a clinician has seen these results, only light activity. The exercise part says why.
answer-sport-careful = Moderate training is fine, but some of these results speak against races and hard training for now. The exercise part says why.
answer-sport-free = None of these results speaks against training. The exercise part says more.
answer-sport-elsewhere = Whether and how to train is best asked in your own care; the exercise part says whom.
answer-worry-urgent = Some results have to be seen by a clinician today or tomorrow, as said above. Until then nothing is decided.
answer-worry-routine = Nothing in these results has to be acted on at once, but what stands out below should be talked over with a clinician at the next visit.
answer-worry-small = What is outside its limits fits no pattern of concern; mention it at the next visit.
answer-worry-none = No: nothing in these results gives a reason to worry. They say nothing about what was not measured.
answer-alcohol-no = These results speak against alcohol for now: { $results }.
answer-alcohol-free = Nothing in these results speaks against alcohol in particular. That does not make it harmless, and some medicines forbid it.

# Verifier

verifier-good = The report was read as a blood test with { $total } results in blood, of which { $known } are known. Nothing speaks against using it.
verifier-mixed = The report was read as a blood test with { $total } results in blood, of which { $known } are known. It can be used, with the reservations below.
verifier-small = The report was read as a blood test with very few results ({ $total } in blood), so it can say only little.
verifier-person = Limits and rules were chosen for: { $person }.
verifier-person-missing = Not known: { $missing }. Judgements that need it were left out.
verifier-sex-female = female
verifier-sex-male = male
verifier-sex = sex
verifier-age = age
verifier-years = { $years } years
verifier-doubtful-title = Doubtful results that were not used
verifier-doubtful = { $result } ({ $place }): { $reasons }
verifier-warnings-title = What could not be read
verifier-warning = { $place }: { $reason }
verifier-more = and { $count } more
verifier-identities-title = Printed values that do not fit together
verifier-identity = { $name }: printed { $printed }, but { $computed } follows from { $results }. One of them may have been misread or measured otherwise.
verifier-order = { $name }: { $results } cannot both be right, because the first cannot exceed the second.
verifier-flags-title = Marks that differ from the printed limits
verifier-flag = { $result } ({ $place }): the laboratory marks it { $flag }, its printed limits ({ $range }) say { $status }.
verifier-flag-high = high
verifier-flag-low = low
verifier-flag-none = inside
verifier-flag-abnormal = not normal
verifier-missing-title = Missing for your question
verifier-unknown = Not known to the catalog: { $count } results. They were compared with the limits of the report only.
verifier-defaults = Without printed limits: { $count } results. General limits were used for them, and are marked.
verifier-repeated = { $name } stands in the report several times with different values; rules use it only where all of them agree.
refuse-not-report = This does not look like a laboratory report, so it was not interpreted. Please upload the report with the results of a blood test.
refuse-other-report = This is a laboratory report, but without results measured in blood, so it was not interpreted. Please upload the report of a blood test.
refuse-nothing = This seems to be a blood test, but no result in it could be read reliably, so nothing was interpreted. The PDF that the laboratory made, rather than a photo or a scan of it, usually works.

reason-implausible = the value is not plausible
reason-unit_unknown = the unit is not known
reason-value_unread = the value could not be read
reason-range_unread = the limits could not be read
reason-range_undecided = the limits could not be chosen
reason-row_unread = the row could not be read
reason-no_reliable_results = no result could be relied on
reason-differential_sum = the shares of the white cells do not add up
reason-identity = it does not fit the other results
reason-flag_contradicts_range = the mark of the laboratory does not fit the limits
reason-analyte_unknown = its name is not known
reason-several_dates = the report shows results of several days
reason-several_patients = the report may be about more than one person
reason-value_repaired = a lost decimal sign was put back, because two other results ask for it
reason-scanned_page = the page is an image without text
reason-other = code "{ $code }"

# Lifestyle

lifestyle-suppressed = No advice on food is given while an urgent result is open. First contact a clinician, as the doctor's part says.
nutrition-nothing = Nothing in these results asks for a change of diet.
nutrition-title = What these results mean for your diet
nutrition-avoid = What to avoid
nutrition-pregnant = In pregnancy: no liver and no supplements with vitamin A unless a clinician advises them.
nutrition-child = For a child, advice on food should come from the pediatrician; nothing is advised here.
nutrition-treated = With dialysis, a transplant or chemotherapy, advice on food should come from the treating team; nothing is advised here.
nutrition-supplements = Supplements: only after talking to a clinician, who also knows your medicines.
nutrition-sample = Values that a faulty sample can change were not used for advice on food.
exercise-stop = No exercise until a clinician has cleared you.
exercise-nothing = Nothing in these results speaks against exercise, and nothing in them asks for a special training.
exercise-child = For a child, advice on training should come from the pediatrician; nothing is advised here.
exercise-pregnant = In pregnancy, advice on training should come from the midwife or the clinician; nothing is advised here.
exercise-treated = With dialysis, a transplant or chemotherapy, advice on training should come from the treating team; nothing is advised here.
exercise-title = What these results mean for your training
exercise-limit-title = Limits until a clinician has seen these results
exercise-limit-question = A race or hard training is not advisable until these limits have been cleared.
exercise-free-question = None of the results in this report sets a limit to training.
exercise-stop-signs = Stop and seek help if you get chest pain, an irregular heartbeat, unusual breathlessness or dizziness.
because = Because of: { $results }.
plan-title = A week that fits
