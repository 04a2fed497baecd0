# The frame around what rules and advice say.

notice = Medical notice: this text was made by a computer program from the printed results. It is not a diagnosis and does not replace a clinician, who knows the person. Do not start, stop or change a medicine because of it. If you feel seriously ill, call the emergency number.

place-document = the document
place-page = page { $page }
place = page { $page }, line { $line }
result = { $name }: { $value } { $unit }
result-unitless = { $name }: { $value }
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

limit-high-times = above the limits ({ $range }), { $times } times the upper one
limit-high = above the limits ({ $range })
limit-low-share = below the limits ({ $range }), { $share } % of the lower one
limit-low = below the limits ({ $range })
limit-flag-high = marked as high by the laboratory
limit-flag-low = marked as low by the laboratory
limit-abnormal = marked as not normal
limit-default = - the report prints no limits, these are from: { $source }
critical-high = { $result } is critically high. Values from { $limit } { $unit } are on this list of results that laboratories telephone at once: { $source }.
critical-low = { $result } is critically low. Values up to { $limit } { $unit } are on this list of results that laboratories telephone at once: { $source }.
range-text = { $low } - { $high }
range-from = from { $low }
range-to = up to { $high }

# Doctor

urgent-title = URGENT
urgent-now = Some of these results may need medical attention now. Contact a doctor or an emergency department today, without waiting for an appointment, also if you feel well. Call the emergency number if you have chest pain, trouble breathing, a racing or irregular heartbeat, fainting, confusion, bleeding, or severe weakness.
urgent-laboratory = Laboratories usually telephone such results to whoever ordered the test; do not wait for that call. A faulty sample can also be the reason, and only a new sample shows that.
soon-title = SOON
soon-now = Let a clinician see these results today or tomorrow:
short-title = In short
short-normal = { $total } results were read and could be compared. None of them is outside its limits, and no pattern of concern was found.
short-nothing = { $total } results were read, but none of them has limits to compare with.
short-outside = Of { $total } results, { $outside } are outside their limits, in: { $panels }.
short-outside-one = Of { $total } results, one is outside its limits, in: { $panels }.
short-patterns = What stands out: { $patterns }
short-small = Small deviations are common in healthy people: of many results, some are outside by chance.
short-unjudged = { $unjudged } results have no limits here and were not judged.
question-title = Your question
outside-title = What is outside its limits
fits-title = What fits together
confirm-title = What would confirm or refute it
ask-title = What to ask a clinician
good-title = What is in order
good-panels = All results with limits are inside them in: { $panels }.
computed-title = For the clinician: computed from these results
computed-line = { $name }: { $value } { $unit }
also-title = The other results outside their limits
guard-child = The person is under eighteen: rules for adults were not applied, only limits printed on the report and critical values.
guard-pregnant = In pregnancy many limits differ: rules for adults were not applied, only rules for pregnancy, printed limits and critical values.
guard-treated = Dialysis, a transplant or chemotherapy change many results: rules for adults were not applied, only printed limits and critical values.
guard-sex = The sex is not known, so rules that differ between men and women were applied only where both agree.
guard-age = The age is not known, so the results were judged as those of an adult, and rules that need the age were left out.
caution-sample = The report mentions a sample that was hemolyzed, lipemic, icteric or clotted. Potassium, LDH, AST, magnesium, phosphate, iron, bilirubin, sodium, LDL or platelets may then be wrong.
default-limits = Where the report prints no limits, those of the catalog were used; they are marked.

# Formulas

formula-FRM-EGFR = eGFR (CKD-EPI 2021)
formula-FRM-TSAT = Transferrin saturation
formula-FRM-MENTZER = Mentzer index
formula-FRM-NONHDL = Non-HDL cholesterol
formula-FRM-LDL-MH = LDL cholesterol (Martin-Hopkins)
formula-FRM-LDL-SAMPSON = LDL cholesterol (Sampson)
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

answer-unknown = This program could not relate your question to the results. What the report shows stands in the sections around; the question itself is best put to a clinician.
answer-inside = About { $topic }: { $results } - inside the limits.
answer-outside = About { $topic }, outside the limits: { $results }.
answer-unjudged = About { $topic }, without limits to compare with: { $results }.
answer-nothing = About { $topic }, this report has no result.
answer-missing = Not in this report, and often measured for this question: { $names }.
answer-diagnosis = Whether you have a disease cannot be said from a report alone; a clinician decides it from results, symptoms and history.
answer-urgent = Before anything else, see to the urgent results above.
answer-food = What that means for food stands in the nutritionist's part.
answer-sport = What that means for training stands in the exercise part.

# Verifier

verifier-good = The report was read as a blood test with { $total } results in blood ({ $known } known to the catalog), and nothing speaks against using it.
verifier-mixed = The report was read as a blood test with { $total } results in blood ({ $known } known to the catalog), with reservations, which stand below.
verifier-small = It has only { $total } results in blood ({ $known } known to the catalog); what it can say is limited.
verifier-person = Used for choosing limits: { $person }.
verifier-person-missing = The report does not tell, and nobody said: { $missing }. Judgements that need it were left out.
verifier-sex-female = woman
verifier-sex-male = man
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
verifier-unknown = { $count } results are not in the catalog; they were shown with the limits of the report and used by no rule.
verifier-defaults = For { $count } results the report prints no limits; limits of the catalog were used where it has some.
verifier-repeated = { $name } stands in the report several times with different values; rules use it only where all of them agree.
refuse-not-report = This does not look like a laboratory report, so it was not interpreted. Please upload the report with the results of a blood test.
refuse-other-report = This is a laboratory report, but without results measured in blood, so it was not interpreted. Please upload the report of a blood test.
refuse-nothing = This seems to be a blood test, but no result could be read reliably. A PDF from the laboratory itself, rather than a photo or a scan, usually works.

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
exercise-plan-title = A week that fits
because = Because of: { $results }.
