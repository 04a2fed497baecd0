# Advice: what follows from results, with what to do and what to avoid, one point per line.
# A number here must stand in the statement of the row.

NUT-IRON = Your iron stores are low, and food helps to fill them.
    .do =
        Lean red meat, poultry or fish several times a week, or lentils, beans, tofu and whole grain when you eat no meat.
        Something with vitamin C beside it (peppers, citrus, berries) helps to take up iron from plants.
        Coffee and tea an hour or more away from these meals.
    .avoid = Iron tablets without a clinician: the cause of the lack has to be found first.
NUT-THAL = Your red cells are small although iron is not lacking.
    .avoid = Iron tablets and iron-enriched products, as long as no lack of iron is proven.
NUT-B12 = Your vitamin B12 is low.
    .do =
        Fish, meat, eggs and dairy are the natural sources.
        If you eat none of them, food with added vitamin B12 and, in agreement with a clinician, a supplement.
NUT-FOLATE = Your folate is low.
    .do = Leafy greens, beans, lentils, citrus fruit and whole grain.
    .avoid = Folic acid in high amounts before vitamin B12 has been checked.
NUT-SUGAR = Your sugar values are above normal, and food has a strong effect on them.
    .do =
        Water, coffee or tea without sugar instead of sweet drinks and juice.
        Half of the plate vegetables, a quarter whole grain, a quarter fish, eggs, beans or lean meat.
        Whole grain instead of white bread, white rice and sweets.
        When overweight, losing 5 % or more of the weight lowers sugar clearly.
    .avoid =
        Sweet drinks and juice.
        Large portions of white bread, white rice, pasta and potatoes.
        With tablets or insulin for sugar: a sudden change of diet without asking first, so that sugar does not fall too low.
NUT-LDL = Your cholesterol is high; food can lower LDL.
    .do =
        Olive or rapeseed oil instead of butter, lard and coconut fat.
        Oats, barley and other food with soluble fiber every day.
        Fish instead of sausage and fat meat.
    .avoid = Sausage, fat cheese, cream, pastry and fried food as everyday food.
NUT-LDL-PLANTS = Plants help to lower LDL, too.
    .do = Beans, lentils, a handful of unsalted nuts, vegetables and fruit every day.
NUT-TG-MARKED = Your triglycerides are so high that fat and alcohol have to be cut strictly until a clinician has seen you.
    .do = Very lean food for now: vegetables, whole grain, lean fish and poultry, as little added fat as possible.
    .avoid =
        Alcohol.
        Sweet drinks and juice.
        Sugar and fat meals.
NUT-TG = Your triglycerides are high; sugar and alcohol raise them.
    .do =
        Less sugar, white flour and sweet drinks, more vegetables and whole grain.
        Oily fish such as salmon, herring or mackerel twice a week.
    .avoid =
        Alcohol.
        Sweet drinks and juice.
NUT-URATE = Your uric acid is high.
    .do = Low-fat dairy, water, coffee and vegetables of every kind are fine.
    .avoid =
        Organ meat and shellfish.
        Alcohol.
        Sweet drinks and juice.
NUT-LIVER = Your liver values and fats or sugar point to fat in the liver, which food can reduce.
    .do =
        When overweight, a slow loss of 5 to 10 % of the weight.
        A Mediterranean pattern: vegetables, olive oil, fish, whole grain, little meat.
    .avoid =
        Alcohol.
        Sweet drinks and juice.
NUT-KIDNEY = Your kidney function is reduced.
    .do = Cook with little salt: less than 5 g of salt a day, with herbs instead.
    .avoid =
        Protein powder, creatine and salt substitutes with potassium.
        Painkillers such as ibuprofen, which strain the kidneys, without asking first.
NUT-KIDNEY-LOW = Your kidney function is strongly reduced, so the diet needs a dietitian for kidney disease.
    .avoid = High-protein food plans, herbal products, and more potassium or phosphate through supplements.
NUT-PHOSPHATE = Your phosphate is high with reduced kidney function.
    .avoid = Food with phosphate additives: cola, processed cheese, sausage, instant products (E numbers with "phosphate").
NUT-K-HIGH = Your potassium is too high.
    .avoid = Salt substitutes, potassium supplements, and large portions of bananas, dried fruit, tomato paste, juice, nuts, potatoes and spinach, until a clinician has checked it.
NUT-K-LOW = Your potassium is a little low.
    .do = Potatoes, beans, bananas, tomatoes, spinach and nuts are rich in potassium.
    .avoid = Licorice, and laxatives without advice.
NUT-NA-LOW = Your sodium is low.
    .avoid = Drinking more water than thirst asks for, and large amounts at once.
NUT-CA-HIGH = Your calcium is too high.
    .avoid = Calcium and vitamin D supplements, and antacids with calcium, until a clinician has seen you.
NUT-CA-DRINK = With high calcium, drinking enough protects the kidneys.
    .do = Drink enough water through the day, unless a clinician has limited your fluids.
NUT-VITD = Your vitamin D is low.
    .do =
        Oily fish, eggs and food with added vitamin D.
        Daylight on arms and face, without sunburn.
    .avoid = High doses on your own: more than 4000 IU a day only with a clinician.
NUT-IRON-HIGH = Your results point to too much iron.
    .avoid =
        Supplements with iron or vitamin C, and iron-enriched products.
        Alcohol.
        Raw shellfish.
NUT-GLUTEN = Your antibodies fit celiac disease.
    .avoid = Do not start a gluten-free diet before the tests are complete: they only work while gluten is eaten.
NUT-INR = Your blood clots more slowly.
    .avoid = Sudden changes in green vegetables, cranberry products and herbal supplements. With an anticoagulant such as warfarin, keep the amount of green vegetables steady from week to week.
NUT-LIVER-HERBS = Your liver enzymes are clearly raised.
    .avoid =
        Alcohol.
        Green-tea extract, kava, high-dose niacin and other herbal or bodybuilding products.
NUT-IODINE = Your thyroid values are outside their limits.
    .avoid = Kelp, seaweed tablets and iodine drops, unless a clinician advises them.
NUT-GLUCOSE-LOW = Your glucose was low.
    .do = Regular meals with whole grain and protein until it has been checked.

EXR-SUGAR = Moving muscles take up sugar: exercise works on your values directly.
    .do =
        A walk of ten minutes or more after meals lowers the rise of sugar.
        Strength training twice a week makes muscles more sensitive to insulin.
    .avoid = With insulin or tablets that can cause low sugar: do not start below 100 mg/dL without eating something first, and not above 250 mg/dL with ketones.
EXR-LIPIDS = Regular endurance exercise raises HDL and lowers triglycerides.
    .do = Brisk walking, cycling or swimming on most days.
EXR-LIVER = Exercise reduces fat in the liver, also without losing weight.
    .do = Endurance and strength training both help.
EXR-URATE = Regular movement and a normal weight lower uric acid.
    .avoid = Crash diets and hard sessions without drinking.
EXR-IRON = With low iron stores, endurance is reduced and recovery takes longer.
    .do = Keep sessions easy to moderate until iron is filled up; rest when the heart races.
    .avoid = Races, intervals and training at altitude for now.
EXR-ANEMIA = With anemia the heart has to work harder for the same effort.
    .do = Walk and train so that you can still talk; build up once hemoglobin has recovered.
    .avoid = Maximal effort and heavy lifting.
EXR-CK = CK is raised, as after hard training.
    .do = Rest from hard training for 7 days, then have CK checked again.
    .avoid = Unusual, heavy or eccentric exercise (downhill running, plyometrics) until then.
EXR-KIDNEY = With reduced kidney function, regular moderate exercise is safe and useful.
    .do = Drink to thirst, and train moderately.
    .avoid = Creatine, protein overload, painkillers such as ibuprofen before or after exercise.
EXR-VITD = Low vitamin D can weaken muscles and bones.
    .do = Exercise outdoors in daylight, with some strength training.
EXR-THYROID = With an underactive thyroid, muscles tire and ache sooner.
    .do = Moderate training, increased slowly once the thyroid is balanced.
EXR-INFECTION = An inflammation is going on.
    .avoid = Hard training until CRP is back to normal and you feel well; with fever, none at all.

LIM-HEMOGLOBIN = Hemoglobin is clearly low: light activity only, and stop at breathlessness, palpitations or dizziness.
LIM-PLATELETS = Platelets are low: no contact sports, no strength training against resistance, no risk of falls.
LIM-INR = Blood clots slowly: no contact sports, no risk of falls, light activity only.
LIM-POTASSIUM = Potassium is low: no vigorous exercise, because the rhythm of the heart can suffer.
LIM-THYROID = The thyroid is overactive or TSH is suppressed: no vigorous exercise until it is controlled.
LIM-KIDNEY = Kidney function is strongly reduced: light activity only.
LIM-URGENT = A result has to be seen by a clinician soon: light activity only until then.

plan-normal =
    Monday: 30 minutes of brisk walking, cycling or swimming.
    Tuesday: strength training for all large muscles, 20 to 30 minutes.
    Wednesday: 30 minutes of brisk walking, cycling or swimming.
    Thursday: rest, with an easy walk.
    Friday: strength training for all large muscles, 20 to 30 minutes.
    Saturday: 45 to 60 minutes of something you like: hiking, cycling, dancing.
    Sunday: 30 minutes of easy walking.
    If you are not used to it, begin with a third of these times and add a little every week.
plan-light =
    Monday: 10 to 15 minutes of easy walking.
    Tuesday: gentle stretching and balance, 10 minutes.
    Wednesday: 10 to 15 minutes of easy walking.
    Thursday: rest.
    Friday: gentle stretching and balance, 10 minutes.
    Saturday: 15 minutes of easy walking.
    Sunday: rest.
    You should be able to talk all the time.
plan-moderate =
    Monday: 20 to 30 minutes of easy walking or cycling.
    Tuesday: light strength training with little weight, 15 to 20 minutes.
    Wednesday: 20 to 30 minutes of easy walking or cycling.
    Thursday: rest.
    Friday: light strength training with little weight, 15 to 20 minutes.
    Saturday: 30 minutes of walking at a pace at which you can talk.
    Sunday: rest, or an easy walk.
plan-food-heart =
    Monday: oats with berries; lentil soup with whole-grain bread; baked fish with vegetables.
    Tuesday: plain yogurt with nuts; salad with beans and olive oil; chicken with barley and vegetables.
    Wednesday: whole-grain bread with cottage cheese and tomato; chickpea stew; omelet with a large salad.
    Thursday: oats with an apple; whole-grain pasta with vegetables; oily fish with green beans.
    Friday: plain yogurt with berries; bean salad; tofu or turkey with vegetables and brown rice.
    Saturday: egg with whole-grain bread and vegetables; vegetable soup; lentils with roasted vegetables.
    Sunday: oats with nuts; fish or lean poultry with vegetables; salad with chickpeas.
    With every meal: water, coffee or tea without sugar.
plan-food-iron =
    Monday: oats with berries; lentil soup with peppers; lean beef or tofu with vegetables.
    Tuesday: whole-grain bread with egg and an orange; chickpea salad with lemon; poultry with broccoli.
    Wednesday: oats with pumpkin seeds and kiwi; bean stew; fish with vegetables.
    Thursday: whole-grain bread with hummus and peppers; lentil salad with tomatoes; lean meat or tofu with cabbage.
    Friday: oats with strawberries; white beans with lemon; fish with potatoes and vegetables.
    Saturday: egg with whole-grain bread and an orange; chickpea curry; poultry with peppers.
    Sunday: oats with berries; lean beef or lentils with vegetables; bean soup with parsley.
    Coffee and tea between the meals, not with them.
