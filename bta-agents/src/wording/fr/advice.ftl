# Advice: what follows from results, with what to do and what to avoid, one point per line.
# A number here must stand in the statement of the row.

NUT-IRON = Vos réserves de fer sont basses, et l'alimentation aide à les remplir.
    .do =
        Viande rouge maigre, volaille ou poisson plusieurs fois par semaine, ou lentilles, haricots, tofu et céréales complètes si vous ne mangez pas de viande.
        Quelque chose de riche en vitamine C à côté (poivron, agrumes, baies) aide à absorber le fer des plantes.
        Café et thé à une heure ou plus de ces repas.
    .avoid = Des comprimés de fer sans avis médical : il faut d'abord trouver la cause du manque.
NUT-THAL = Vos globules rouges sont petits bien que le fer ne manque pas.
    .avoid = Comprimés de fer et produits enrichis en fer, tant qu'aucun manque de fer n'est prouvé.
NUT-B12 = Votre vitamine B12 est basse.
    .do =
        Poisson, viande, œufs et laitages en sont les sources naturelles.
        Si vous n'en mangez aucun, des aliments enrichis en vitamine B12 et, en accord avec un médecin, un complément.
NUT-FOLATE = Vos folates sont bas.
    .do = Légumes à feuilles, haricots, lentilles, agrumes et céréales complètes.
    .avoid = Beaucoup d'acide folique avant d'avoir vérifié la vitamine B12.
NUT-SUGAR = Vos valeurs de sucre sont au-dessus de la normale, et l'alimentation agit fortement sur elles.
    .do =
        Eau, café ou thé sans sucre au lieu de boissons sucrées et de jus.
        La moitié de l'assiette en légumes, un quart en céréales complètes, un quart en poisson, œufs, haricots ou viande maigre.
        Céréales complètes au lieu de pain blanc, de riz blanc et de sucreries.
        En cas de surpoids, perdre 5 % ou plus du poids abaisse nettement le sucre.
    .avoid =
        Boissons sucrées et jus.
        Grandes portions de pain blanc, de riz blanc, de pâtes et de pommes de terre.
        Avec des comprimés ou de l'insuline pour le sucre : un changement brusque d'alimentation sans demander avant, pour que le sucre ne baisse pas trop.
NUT-LDL = Votre cholestérol est élevé ; l'alimentation peut abaisser le LDL.
    .do =
        Huile d'olive ou de colza au lieu de beurre, de saindoux et de graisse de coco.
        Avoine, orge et autres aliments riches en fibres solubles chaque jour.
        Poisson au lieu de charcuterie et de viande grasse.
    .avoid = Charcuterie, fromage gras, crème, pâtisseries et fritures comme aliments de tous les jours.
NUT-LDL-PLANTS = Les plantes aussi aident à abaisser le LDL.
    .do = Haricots, lentilles, une poignée de noix non salées, légumes et fruits chaque jour.
NUT-TG-MARKED = Vos triglycérides sont si élevés qu'il faut réduire strictement le gras et l'alcool jusqu'à ce qu'un médecin vous ait vu.
    .do = Pour l'instant, une alimentation très maigre : légumes, céréales complètes, poisson et volaille maigres, le moins possible de matières grasses ajoutées.
    .avoid =
        Alcool.
        Boissons sucrées et jus.
        Sucre et repas gras.
NUT-TG = Vos triglycérides sont élevés ; le sucre et l'alcool les font monter.
    .do =
        Moins de sucre, de farine blanche et de boissons sucrées, plus de légumes et de céréales complètes.
        Poisson gras comme le saumon, le hareng ou le maquereau deux fois par semaine.
    .avoid =
        Alcool.
        Boissons sucrées et jus.
NUT-URATE = Votre acide urique est élevé.
    .do = Laitages maigres, eau, café et légumes de toutes sortes conviennent.
    .avoid =
        Abats et fruits de mer.
        Alcool.
        Boissons sucrées et jus.
NUT-LIVER = Vos valeurs du foie et les graisses ou le sucre évoquent de la graisse dans le foie, que l'alimentation peut réduire.
    .do =
        En cas de surpoids, une perte lente de 5 à 10 % du poids.
        Une alimentation méditerranéenne : légumes, huile d'olive, poisson, céréales complètes, peu de viande.
    .avoid =
        Alcool.
        Boissons sucrées et jus.
NUT-KIDNEY = Votre fonction rénale est réduite.
    .do = Cuisiner avec peu de sel : moins de 5 g de sel par jour, avec des herbes à la place.
    .avoid =
        Protéines en poudre, créatine et substituts de sel au potassium.
        Antidouleurs comme l'ibuprofène, qui pèsent sur les reins, sans demander avant.
NUT-KIDNEY-LOW = Votre fonction rénale est fortement réduite ; l'alimentation demande un diététicien des maladies rénales.
    .avoid = Régimes riches en protéines, produits à base de plantes, et plus de potassium ou de phosphate par des compléments.
NUT-PHOSPHATE = Votre phosphate est élevé avec une fonction rénale réduite.
    .avoid = Aliments aux additifs phosphatés : cola, fromage fondu, charcuterie, produits instantanés (numéros E avec "phosphate").
NUT-K-HIGH = Votre potassium est trop élevé.
    .avoid = Substituts de sel, compléments de potassium, et grandes portions de bananes, fruits secs, concentré de tomate, jus, noix, pommes de terre et épinards, jusqu'à ce qu'un médecin l'ait vérifié.
NUT-K-LOW = Votre potassium est un peu bas.
    .do = Pommes de terre, haricots, bananes, tomates, épinards et noix sont riches en potassium.
    .avoid = Réglisse, et laxatifs sans avis.
NUT-NA-LOW = Votre sodium est bas.
    .avoid = Boire plus d'eau que la soif n'en demande, et de grandes quantités d'un coup.
NUT-CA-HIGH = Votre calcium est trop élevé.
    .avoid = Compléments de calcium et de vitamine D, et antiacides au calcium, jusqu'à ce qu'un médecin vous ait vu.
NUT-CA-DRINK = Avec un calcium élevé, boire assez protège les reins.
    .do = Boire assez d'eau au long de la journée, sauf si un médecin a limité vos boissons.
NUT-VITD = Votre vitamine D est basse.
    .do =
        Poisson gras, œufs et aliments enrichis en vitamine D.
        Lumière du jour sur les bras et le visage, sans coup de soleil.
    .avoid = De fortes quantités de votre propre chef : plus de 4000 UI par jour seulement avec un médecin.
NUT-IRON-HIGH = Vos résultats évoquent trop de fer.
    .avoid =
        Compléments de fer ou de vitamine C, et produits enrichis en fer.
        Alcool.
        Fruits de mer crus.
NUT-GLUTEN = Vos anticorps vont avec une maladie cœliaque.
    .avoid = Ne pas commencer un régime sans gluten avant que les tests soient complets : ils ne valent que tant que l'on mange du gluten.
NUT-INR = Votre sang coagule plus lentement.
    .avoid = Changements brusques des légumes verts, produits à la canneberge et compléments à base de plantes. Avec un anticoagulant comme la warfarine, garder la même quantité de légumes verts d'une semaine à l'autre.
NUT-LIVER-HERBS = Vos enzymes du foie sont nettement élevées.
    .avoid =
        Alcool.
        Extrait de thé vert, kava, niacine à forte quantité et autres produits à base de plantes ou de musculation.
NUT-IODINE = Vos valeurs de thyroïde sont hors de leurs limites.
    .avoid = Varech, comprimés d'algues et gouttes d'iode, sauf conseil d'un médecin.
NUT-GLUCOSE-LOW = Votre glucose était bas.
    .do = Des repas réguliers avec céréales complètes et protéines, jusqu'à ce que ce soit vérifié.

EXR-SUGAR = Les muscles qui bougent absorbent du sucre : l'exercice agit directement sur vos valeurs.
    .do =
        Marcher dix minutes ou plus après les repas réduit la montée du sucre.
        La musculation deux fois par semaine rend les muscles plus sensibles à l'insuline.
    .avoid = Avec de l'insuline ou des comprimés qui peuvent trop abaisser le sucre : ne pas commencer sous 100 mg/dL sans manger d'abord, ni au-dessus de 250 mg/dL avec des corps cétoniques.
EXR-LIPIDS = L'exercice d'endurance régulier élève le HDL et abaisse les triglycérides.
    .do = Marche rapide, vélo ou natation la plupart des jours.
EXR-LIVER = L'exercice réduit la graisse dans le foie, même sans perte de poids.
    .do = L'endurance et la musculation aident toutes deux.
EXR-URATE = Un mouvement régulier et un poids normal abaissent l'acide urique.
    .avoid = Régimes éclair et séances dures sans boire.
EXR-IRON = Avec des réserves de fer basses, l'endurance est réduite et la récupération plus longue.
    .do = Garder des séances faciles à modérées jusqu'à ce que le fer soit reconstitué ; se reposer quand le cœur s'emballe.
    .avoid = Courses, intervalles et entraînement en altitude pour l'instant.
EXR-ANEMIA = Avec une anémie, le cœur doit travailler davantage pour le même effort.
    .do = Marcher et s'entraîner de façon à pouvoir encore parler ; augmenter une fois l'hémoglobine remontée.
    .avoid = Effort maximal et charges lourdes.
EXR-CK = La CK est élevée, comme après un entraînement intense.
    .do = Se reposer de l'entraînement intense pendant 7 jours, puis faire contrôler la CK.
    .avoid = Exercice inhabituel, lourd ou excentrique (course en descente, pliométrie) jusque-là.
EXR-KIDNEY = Avec une fonction rénale réduite, l'exercice modéré et régulier est sûr et utile.
    .do = Boire à sa soif, et s'entraîner modérément.
    .avoid = Créatine, excès de protéines, antidouleurs comme l'ibuprofène avant ou après l'exercice.
EXR-VITD = Une vitamine D basse peut affaiblir les muscles et les os.
    .do = S'entraîner dehors à la lumière du jour, avec un peu de musculation.
EXR-THYROID = Avec une thyroïde qui travaille trop peu, les muscles se fatiguent et font mal plus tôt.
    .do = Un entraînement modéré, augmenté lentement une fois la thyroïde équilibrée.
EXR-INFECTION = Une inflammation est en cours.
    .avoid = Un entraînement intense jusqu'à ce que la CRP soit normale et que vous vous sentiez bien ; avec de la fièvre, aucun.

LIM-HEMOGLOBIN = L'hémoglobine est nettement basse : activité légère seulement, et arrêter en cas d'essoufflement, de palpitations ou de vertige.
LIM-PLATELETS = Les plaquettes sont basses : pas de sports de contact, pas de musculation contre résistance, pas de risque de chute.
LIM-INR = Le sang coagule lentement : pas de sports de contact, pas de risque de chute, activité légère seulement.
LIM-POTASSIUM = Le potassium est bas : pas d'exercice intense, car le rythme du cœur peut en souffrir.
LIM-THYROID = La thyroïde est trop active ou la TSH est freinée : pas d'exercice intense jusqu'à ce qu'elle soit maîtrisée.
LIM-KIDNEY = La fonction rénale est fortement réduite : activité légère seulement.
LIM-URGENT = Un résultat doit être vu bientôt par un médecin : activité légère seulement jusque-là.

plan-normal =
    Lundi : 30 minutes de marche rapide, de vélo ou de natation.
    Mardi : musculation de tous les grands muscles, 20 à 30 minutes.
    Mercredi : 30 minutes de marche rapide, de vélo ou de natation.
    Jeudi : repos, avec une marche tranquille.
    Vendredi : musculation de tous les grands muscles, 20 à 30 minutes.
    Samedi : 45 à 60 minutes de quelque chose que vous aimez : randonnée, vélo, danse.
    Dimanche : 30 minutes de marche tranquille.
    Si vous n'en avez pas l'habitude, commencez par un tiers de ces durées et ajoutez un peu chaque semaine.
plan-light =
    Lundi : 10 à 15 minutes de marche tranquille.
    Mardi : étirements doux et équilibre, 10 minutes.
    Mercredi : 10 à 15 minutes de marche tranquille.
    Jeudi : repos.
    Vendredi : étirements doux et équilibre, 10 minutes.
    Samedi : 15 minutes de marche tranquille.
    Dimanche : repos.
    Vous devez pouvoir parler tout le temps.
plan-moderate =
    Lundi : 20 à 30 minutes de marche tranquille ou de vélo.
    Mardi : musculation légère avec peu de poids, 15 à 20 minutes.
    Mercredi : 20 à 30 minutes de marche tranquille ou de vélo.
    Jeudi : repos.
    Vendredi : musculation légère avec peu de poids, 15 à 20 minutes.
    Samedi : 30 minutes de marche à une allure où vous pouvez parler.
    Dimanche : repos, ou une marche tranquille.
plan-food-heart =
    Lundi : flocons d'avoine aux baies ; soupe de lentilles et pain complet ; poisson au four et légumes.
    Mardi : yaourt nature aux noix ; salade de haricots à l'huile d'olive ; poulet, orge et légumes.
    Mercredi : pain complet, fromage blanc et tomate ; ragoût de pois chiches ; omelette et grande salade.
    Jeudi : flocons d'avoine à la pomme ; pâtes complètes aux légumes ; poisson gras et haricots verts.
    Vendredi : yaourt nature aux baies ; salade de haricots ; tofu ou dinde, légumes et riz complet.
    Samedi : œuf, pain complet et légumes ; soupe de légumes ; lentilles et légumes rôtis.
    Dimanche : flocons d'avoine aux noix ; poisson ou volaille maigre et légumes ; salade de pois chiches.
    À chaque repas : eau, café ou thé sans sucre.
plan-food-iron =
    Lundi : flocons d'avoine aux baies ; soupe de lentilles au poivron ; bœuf maigre ou tofu et légumes.
    Mardi : pain complet, œuf et une orange ; salade de pois chiches au citron ; volaille et brocoli.
    Mercredi : flocons d'avoine, graines de courge et kiwi ; ragoût de haricots ; poisson et légumes.
    Jeudi : pain complet, houmous et poivron ; salade de lentilles aux tomates ; viande maigre ou tofu et chou.
    Vendredi : flocons d'avoine aux fraises ; haricots blancs au citron ; poisson, pommes de terre et légumes.
    Samedi : œuf, pain complet et une orange ; curry de pois chiches ; volaille et poivron.
    Dimanche : flocons d'avoine aux baies ; bœuf maigre ou lentilles et légumes ; soupe de haricots au persil.
    Café et thé entre les repas, pas avec eux.
