# Advice: what follows from results, with what to do and what to avoid, one point per line.
# A number here must stand in the statement of the row.

NUT-IRON = As suas reservas de ferro estão baixas, e a alimentação ajuda a repô-las.
    .do =
        Carne vermelha magra, aves ou peixe várias vezes por semana, ou lentilhas, feijão, tofu e cereais integrais se não come carne.
        Acompanhar com algo que tenha vitamina C (pimentão, frutas cítricas, frutas vermelhas) ajuda a aproveitar o ferro das plantas.
        Café e chá a uma hora ou mais dessas refeições.
    .avoid = Comprimidos de ferro sem um médico: primeiro é preciso encontrar a causa da falta.
NUT-THAL = Os seus glóbulos vermelhos são pequenos embora não falte ferro.
    .avoid = Comprimidos de ferro e produtos enriquecidos com ferro, enquanto não se comprovar uma falta de ferro.
NUT-B12 = A sua vitamina B12 está baixa.
    .do =
        Peixe, carne, ovos e laticínios são as fontes naturais.
        Se não come nada disso, alimentos com vitamina B12 adicionada e, de acordo com um médico, um suplemento.
NUT-FOLATE = O seu folato está baixo.
    .do = Verduras de folhas, feijão, lentilhas, frutas cítricas e cereais integrais.
    .avoid = Ácido fólico em quantidades altas antes de verificar a vitamina B12.
NUT-SUGAR = Os seus valores de açúcar estão acima do normal, e a alimentação tem um forte efeito sobre eles.
    .do =
        Água, café ou chá sem açúcar em vez de bebidas açucaradas e sucos.
        Metade do prato com legumes e verduras, um quarto com cereais integrais, um quarto com peixe, ovos, feijão ou carne magra.
        Cereais integrais em vez de pão branco, arroz branco e doces.
        Em caso de excesso de peso, perder 5 % ou mais do peso baixa claramente o açúcar.
    .avoid =
        Bebidas açucaradas e sucos.
        Porções grandes de pão branco, arroz branco, massa e batata.
        Se toma comprimidos ou insulina para o açúcar: uma mudança brusca da alimentação sem perguntar antes, para que o açúcar não baixe demais.
NUT-LDL = O seu colesterol está alto; a alimentação pode baixar o LDL.
    .do =
        Azeite ou óleo de canola (colza) em vez de manteiga, banha e gordura de coco.
        Aveia, cevada e outros alimentos com fibra solúvel todos os dias.
        Peixe em vez de embutidos (enchidos) e carne gorda.
    .avoid = Embutidos (enchidos), queijo gordo, creme de leite (natas), folhados e bolos, e frituras como alimentos do dia a dia.
NUT-LDL-PLANTS = As plantas também ajudam a baixar o LDL.
    .do = Feijão, lentilhas, um punhado de nozes e castanhas sem sal, legumes, verduras e frutas todos os dias.
NUT-TG-MARKED = Os seus triglicerídeos estão tão altos que a gordura e o álcool devem ser reduzidos rigorosamente até que um médico veja você.
    .do = Por enquanto, comida muito magra: legumes e verduras, cereais integrais, peixe e aves magros, com o mínimo possível de gordura adicionada.
    .avoid =
        Álcool.
        Bebidas açucaradas e sucos.
        Açúcar e refeições gordurosas.
NUT-TG = Os seus triglicerídeos estão altos; o açúcar e o álcool os elevam.
    .do =
        Menos açúcar, farinha branca e bebidas açucaradas, mais legumes, verduras e cereais integrais.
        Peixe rico em gordura, como salmão, arenque ou cavala, duas vezes por semana.
    .avoid =
        Álcool.
        Bebidas açucaradas e sucos.
NUT-URATE = O seu ácido úrico está alto.
    .do = Laticínios com pouca gordura, água, café e legumes e verduras de todo tipo são adequados.
    .avoid =
        Vísceras (miúdos) e mariscos.
        Álcool.
        Bebidas açucaradas e sucos.
NUT-LIVER = Os seus valores do fígado e de gorduras ou açúcar apontam para gordura no fígado, que a alimentação pode reduzir.
    .do =
        Em caso de excesso de peso, uma perda lenta de 5 a 10 % do peso.
        Uma alimentação mediterrânea: legumes e verduras, azeite, peixe, cereais integrais, pouca carne.
    .avoid =
        Álcool.
        Bebidas açucaradas e sucos.
NUT-KIDNEY = A sua função renal está reduzida.
    .do = Cozinhe com pouco sal: menos de 5 g de sal por dia, com ervas em seu lugar.
    .avoid =
        Proteína em pó, creatina e substitutos do sal com potássio.
        Analgésicos como o ibuprofeno, que sobrecarregam os rins, sem perguntar antes.
NUT-KIDNEY-LOW = A sua função renal está muito reduzida, por isso a alimentação precisa de um nutricionista especializado em doença renal.
    .avoid = Dietas ricas em proteína, produtos à base de ervas e mais potássio ou fosfato por meio de suplementos.
NUT-PHOSPHATE = O seu fosfato está alto com a função renal reduzida.
    .avoid = Alimentos com aditivos de fosfato: refrigerantes de cola, queijo processado (fundido), embutidos (enchidos), produtos instantâneos (aditivos E cujo nome contém "fosfato").
NUT-K-HIGH = O seu potássio está alto demais.
    .avoid = Substitutos do sal, suplementos de potássio e porções grandes de banana, frutas desidratadas, extrato de tomate, sucos, nozes e castanhas, batata e espinafre, até que um médico tenha verificado isso.
NUT-K-LOW = O seu potássio está um pouco baixo.
    .do = Batata, feijão, banana, tomate, espinafre, nozes e castanhas são ricos em potássio.
    .avoid = Alcaçuz, e laxantes sem orientação.
NUT-NA-LOW = O seu sódio está baixo.
    .avoid = Beber mais água do que a sede pede, e grandes quantidades de uma só vez.
NUT-CA-HIGH = O seu cálcio está alto demais.
    .avoid = Suplementos de cálcio e de vitamina D, e antiácidos com cálcio, até que um médico veja você.
NUT-CA-DRINK = Com o cálcio alto, beber líquido suficiente protege os rins.
    .do = Beba água suficiente ao longo do dia, a menos que um médico tenha limitado os seus líquidos.
NUT-VITD = A sua vitamina D está baixa.
    .do =
        Peixe rico em gordura, ovos e alimentos com vitamina D adicionada.
        Luz do dia nos braços e no rosto, sem queimadura solar.
    .avoid = Doses altas por conta própria: mais de 4000 IU por dia só com um médico.
NUT-IRON-HIGH = Os seus resultados apontam para excesso de ferro.
    .avoid =
        Suplementos com ferro ou vitamina C, e produtos enriquecidos com ferro.
        Álcool.
        Mariscos crus.
NUT-GLUTEN = Os seus anticorpos combinam com doença celíaca.
    .avoid = Não comece uma dieta sem glúten antes de os exames estarem completos: eles só funcionam enquanto se come glúten.
NUT-INR = O seu sangue coagula mais devagar.
    .avoid = Mudanças bruscas em verduras verdes, produtos de cranberry (oxicoco) e suplementos de ervas. Com um anticoagulante como a varfarina, mantenha estável de uma semana para outra a quantidade de verduras verdes.
NUT-LIVER-HERBS = As suas enzimas do fígado estão claramente elevadas.
    .avoid =
        Álcool.
        Extrato de chá verde, kava, niacina em doses altas e outros produtos à base de ervas ou de musculação.
NUT-IODINE = Os seus valores da tireoide estão fora dos seus limites.
    .avoid = Kelp (alga parda), comprimidos de algas e gotas de iodo, a menos que um médico os aconselhe.
NUT-GLUCOSE-LOW = A sua glicose estava baixa.
    .do = Refeições regulares com cereais integrais e proteína até que isso tenha sido verificado.

EXR-SUGAR = Os músculos em movimento consomem açúcar: o exercício atua diretamente sobre os seus valores.
    .do =
        Uma caminhada de dez minutos ou mais depois das refeições reduz a subida do açúcar.
        O treino de força duas vezes por semana deixa os músculos mais sensíveis à insulina.
    .avoid = Com insulina ou comprimidos que podem causar açúcar baixo: não comece abaixo de 100 mg/dL sem comer algo antes, nem acima de 250 mg/dL com corpos cetônicos.
EXR-LIPIDS = O exercício de resistência regular sobe o HDL e baixa os triglicerídeos.
    .do = Caminhar em ritmo acelerado, andar de bicicleta ou nadar na maioria dos dias.
EXR-LIVER = O exercício reduz a gordura do fígado, mesmo sem perder peso.
    .do = Tanto o treino de resistência como o de força ajudam.
EXR-URATE = O movimento regular e um peso normal baixam o ácido úrico.
    .avoid = Dietas radicais e sessões intensas sem beber líquido.
EXR-IRON = Com reservas de ferro baixas, a resistência diminui e a recuperação demora mais.
    .do = Mantenha as sessões entre leves e moderadas até que o ferro seja reposto; descanse quando o coração acelerar.
    .avoid = Competições, treino intervalado e treino em altitude por enquanto.
EXR-ANEMIA = Com anemia, o coração tem de trabalhar mais para o mesmo esforço.
    .do = Caminhe e treine de modo que ainda consiga falar; aumente quando a hemoglobina tiver se recuperado.
    .avoid = Esforço máximo e levantar muito peso.
EXR-CK = A CK (CPK) está elevada, como depois de um treino intenso.
    .do = Descanse do treino intenso por 7 dias e depois repita a medição da CK.
    .avoid = Exercício incomum, pesado ou excêntrico (correr em descida, pliometria) até lá.
EXR-KIDNEY = Com a função renal reduzida, o exercício moderado e regular é seguro e útil.
    .do = Beba conforme a sede e treine com moderação.
    .avoid = Creatina, excesso de proteína, analgésicos como o ibuprofeno antes ou depois do exercício.
EXR-VITD = A vitamina D baixa pode enfraquecer os músculos e os ossos.
    .do = Faça exercício ao ar livre com luz do dia, com algum treino de força.
EXR-THYROID = Com uma tireoide pouco ativa, os músculos se cansam e doem mais cedo.
    .do = Treino moderado, aumentado devagar quando a tireoide estiver equilibrada.
EXR-INFECTION = Há uma inflamação em curso.
    .avoid = Treino intenso até que a PCR volte ao normal e você se sinta bem; com febre, nenhum.

LIM-HEMOGLOBIN = A hemoglobina está claramente baixa: só atividade leve, e pare se houver falta de ar, palpitações ou tontura.
LIM-PLATELETS = As plaquetas estão baixas: sem esportes de contato, sem treino de força contra resistência, sem atividades com risco de quedas.
LIM-INR = O sangue coagula devagar: sem esportes de contato, sem atividades com risco de quedas, só atividade leve.
LIM-POTASSIUM = O potássio está baixo: sem exercício intenso, porque o ritmo do coração pode ser afetado.
LIM-THYROID = A tireoide está ativa demais ou o TSH está suprimido: sem exercício intenso até que ela esteja controlada.
LIM-KIDNEY = A função renal está muito reduzida: só atividade leve.
LIM-URGENT = Um médico deve ver em breve um resultado: só atividade leve até lá.

plan-normal =
    Segunda-feira: 30 minutos de caminhada em ritmo acelerado, bicicleta ou natação.
    Terça-feira: treino de força para todos os músculos grandes, 20 a 30 minutos.
    Quarta-feira: 30 minutos de caminhada em ritmo acelerado, bicicleta ou natação.
    Quinta-feira: descanso, com uma caminhada leve.
    Sexta-feira: treino de força para todos os músculos grandes, 20 a 30 minutos.
    Sábado: 45 a 60 minutos de algo de que você goste: trilha, bicicleta, dança.
    Domingo: 30 minutos de caminhada leve.
    Se você não tem o costume, comece com um terço destes tempos e aumente um pouco a cada semana.
plan-light =
    Segunda-feira: 10 a 15 minutos de caminhada leve.
    Terça-feira: alongamento suave e equilíbrio, 10 minutos.
    Quarta-feira: 10 a 15 minutos de caminhada leve.
    Quinta-feira: descanso.
    Sexta-feira: alongamento suave e equilíbrio, 10 minutos.
    Sábado: 15 minutos de caminhada leve.
    Domingo: descanso.
    Você deve conseguir falar o tempo todo.
plan-moderate =
    Segunda-feira: 20 a 30 minutos de caminhada leve ou bicicleta.
    Terça-feira: treino de força leve com pouco peso, 15 a 20 minutos.
    Quarta-feira: 20 a 30 minutos de caminhada leve ou bicicleta.
    Quinta-feira: descanso.
    Sexta-feira: treino de força leve com pouco peso, 15 a 20 minutos.
    Sábado: 30 minutos de caminhada em um ritmo em que você consiga falar.
    Domingo: descanso, ou uma caminhada leve.
plan-food-heart =
    Segunda-feira: aveia com frutas vermelhas; sopa de lentilha com pão integral; peixe assado com legumes.
    Terça-feira: iogurte natural com nozes; salada com feijão e azeite; frango com cevada e legumes.
    Quarta-feira: pão integral com queijo cottage e tomate; ensopado de grão-de-bico; omelete com uma salada grande.
    Quinta-feira: aveia com uma maçã; massa integral com legumes; peixe rico em gordura com vagem (feijão-verde).
    Sexta-feira: iogurte natural com frutas vermelhas; salada de feijão; tofu ou peru com legumes e arroz integral.
    Sábado: ovo com pão integral e legumes; sopa de legumes; lentilhas com legumes assados.
    Domingo: aveia com nozes; peixe ou ave magra com legumes; salada com grão-de-bico.
    Com cada refeição: água, café ou chá sem açúcar.
plan-food-iron =
    Segunda-feira: aveia com frutas vermelhas; sopa de lentilha com pimentão; carne bovina magra ou tofu com legumes.
    Terça-feira: pão integral com ovo e uma laranja; salada de grão-de-bico com limão; ave com brócolis.
    Quarta-feira: aveia com sementes de abóbora e kiwi; ensopado de feijão; peixe com legumes.
    Quinta-feira: pão integral com hummus e pimentão; salada de lentilha com tomate; carne magra ou tofu com repolho.
    Sexta-feira: aveia com morangos; feijão branco com limão; peixe com batata e legumes.
    Sábado: ovo com pão integral e uma laranja; curry de grão-de-bico; ave com pimentão.
    Domingo: aveia com frutas vermelhas; carne bovina magra ou lentilhas com legumes; sopa de feijão com salsinha.
    Café e chá entre as refeições, não com elas.
