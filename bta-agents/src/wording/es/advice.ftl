# Advice: what follows from results, with what to do and what to avoid, one point per line.
# A number here must stand in the statement of the row.

NUT-IRON = Sus reservas de hierro están bajas, y la alimentación ayuda a reponerlas.
    .do =
        Carne roja magra, aves o pescado varias veces por semana, o lentejas, frijoles (alubias), tofu y cereales integrales si no come carne.
        Acompañar con algo que tenga vitamina C (pimientos, cítricos, frutos rojos) ayuda a aprovechar el hierro de las plantas.
        Café y té a una hora o más de estas comidas.
    .avoid = Pastillas de hierro sin un médico: primero hay que encontrar la causa de la falta.
NUT-THAL = Sus glóbulos rojos son pequeños aunque no falta hierro.
    .avoid = Pastillas de hierro y productos enriquecidos con hierro, mientras no se demuestre una falta de hierro.
NUT-B12 = Su vitamina B12 está baja.
    .do =
        Pescado, carne, huevos y lácteos son las fuentes naturales.
        Si no come nada de eso, alimentos con vitamina B12 añadida y, de acuerdo con un médico, un suplemento.
NUT-FOLATE = Su folato está bajo.
    .do = Verduras de hoja verde, frijoles (alubias), lentejas, cítricos y cereales integrales.
    .avoid = Ácido fólico en cantidades altas antes de comprobar la vitamina B12.
NUT-SUGAR = Sus valores de azúcar están por encima de lo normal, y la alimentación influye mucho en ellos.
    .do =
        Agua, café o té sin azúcar en lugar de bebidas azucaradas y jugos.
        La mitad del plato con verduras, un cuarto con cereales integrales, un cuarto con pescado, huevos, legumbres o carne magra.
        Cereales integrales en lugar de pan blanco, arroz blanco y dulces.
        Si hay sobrepeso, perder un 5 % o más del peso baja claramente el azúcar.
    .avoid =
        Bebidas azucaradas y jugos.
        Porciones grandes de pan blanco, arroz blanco, pasta y papas (patatas).
        Si toma pastillas o insulina para el azúcar: un cambio brusco de alimentación sin consultar antes, para que el azúcar no baje demasiado.
NUT-LDL = Su colesterol está alto; la alimentación puede bajar el LDL.
    .do =
        Aceite de oliva o de colza (canola) en lugar de mantequilla, manteca de cerdo y grasa de coco.
        Avena, cebada y otros alimentos con fibra soluble todos los días.
        Pescado en lugar de embutidos y carne grasa.
    .avoid = Embutidos, queso graso, crema de leche (nata), bollería y frituras como alimentos de todos los días.
NUT-LDL-PLANTS = Las plantas también ayudan a bajar el LDL.
    .do = Frijoles (alubias), lentejas, un puñado de nueces u otros frutos secos sin sal, verduras y fruta todos los días.
NUT-TG-MARKED = Sus triglicéridos están tan altos que hay que reducir estrictamente la grasa y el alcohol hasta que le vea un médico.
    .do = Por ahora, comida muy magra: verduras, cereales integrales, pescado y aves magros, con la menor cantidad posible de grasa añadida.
    .avoid =
        Alcohol.
        Bebidas azucaradas y jugos.
        Azúcar y comidas grasas.
NUT-TG = Sus triglicéridos están altos; el azúcar y el alcohol los elevan.
    .do =
        Menos azúcar, harina blanca y bebidas azucaradas, más verduras y cereales integrales.
        Pescado graso (azul), como salmón, arenque o caballa, dos veces por semana.
    .avoid =
        Alcohol.
        Bebidas azucaradas y jugos.
NUT-URATE = Su ácido úrico está alto.
    .do = Los lácteos bajos en grasa, el agua, el café y las verduras de todo tipo son adecuados.
    .avoid =
        Vísceras y mariscos.
        Alcohol.
        Bebidas azucaradas y jugos.
NUT-LIVER = Sus valores del hígado y de grasas o azúcar apuntan a grasa en el hígado, que la alimentación puede reducir.
    .do =
        Si hay sobrepeso, una pérdida lenta del 5 al 10 % del peso.
        Una alimentación mediterránea: verduras, aceite de oliva, pescado, cereales integrales, poca carne.
    .avoid =
        Alcohol.
        Bebidas azucaradas y jugos.
NUT-KIDNEY = Su función renal está reducida.
    .do = Cocine con poca sal: menos de 5 g de sal al día, con hierbas en su lugar.
    .avoid =
        Proteína en polvo, creatina y sustitutos de la sal con potasio.
        Analgésicos como el ibuprofeno, que sobrecargan los riñones, sin consultar antes.
NUT-KIDNEY-LOW = Su función renal está muy reducida, por lo que la alimentación necesita un dietista especializado en enfermedad renal.
    .avoid = Dietas ricas en proteínas, productos de hierbas y más potasio o fosfato mediante suplementos.
NUT-PHOSPHATE = Su fosfato está alto con la función renal reducida.
    .avoid = Alimentos con fosfatos añadidos: cola, queso fundido, embutidos, productos instantáneos (aditivos E cuyo nombre contiene «fosfato»).
NUT-K-HIGH = Su potasio está demasiado alto.
    .avoid = Sustitutos de la sal, suplementos de potasio y porciones grandes de plátanos (bananas), fruta deshidratada, concentrado de tomate, jugos, nueces y otros frutos secos, papas (patatas) y espinacas, hasta que lo haya revisado un médico.
NUT-K-LOW = Su potasio está un poco bajo.
    .do = Papas (patatas), frijoles (alubias), plátanos (bananas), tomates, espinacas, nueces y otros frutos secos son ricos en potasio.
    .avoid = Regaliz, y laxantes sin consejo médico.
NUT-NA-LOW = Su sodio está bajo.
    .avoid = Beber más agua de la que pide la sed, y grandes cantidades de una vez.
NUT-CA-HIGH = Su calcio está demasiado alto.
    .avoid = Suplementos de calcio y de vitamina D, y antiácidos con calcio, hasta que le vea un médico.
NUT-CA-DRINK = Con el calcio alto, beber suficiente líquido protege los riñones.
    .do = Beba suficiente agua a lo largo del día, salvo que un médico le haya limitado los líquidos.
NUT-VITD = Su vitamina D está baja.
    .do =
        Pescado graso (azul), huevos y alimentos con vitamina D añadida.
        Luz del día en los brazos y la cara, sin quemarse.
    .avoid = Dosis altas por su cuenta: más de 4000 IU al día solo con un médico.
NUT-IRON-HIGH = Sus resultados apuntan a demasiado hierro.
    .avoid =
        Suplementos con hierro o vitamina C, y productos enriquecidos con hierro.
        Alcohol.
        Mariscos crudos.
NUT-GLUTEN = Sus anticuerpos encajan con la enfermedad celíaca.
    .avoid = No empiece una dieta sin gluten antes de completar las pruebas: solo sirven mientras se come gluten.
NUT-INR = Su sangre coagula más despacio.
    .avoid = Cambios bruscos en las verduras verdes, los productos de arándano rojo y los suplementos de hierbas. Con un anticoagulante como la warfarina, mantenga estable de una semana a otra la cantidad de verduras verdes.
NUT-LIVER-HERBS = Sus enzimas hepáticas están claramente elevadas.
    .avoid =
        Alcohol.
        Extracto de té verde, kava, niacina en dosis altas y otros productos de hierbas o de culturismo.
NUT-IODINE = Sus valores de la tiroides están fuera de sus límites.
    .avoid = Kelp (alga parda), pastillas de algas y gotas de yodo, salvo que un médico las aconseje.
NUT-GLUCOSE-LOW = Su glucosa estaba baja.
    .do = Comidas regulares con cereales integrales y proteínas hasta que se haya revisado.

EXR-SUGAR = Los músculos en movimiento consumen azúcar: el ejercicio actúa directamente sobre sus valores.
    .do =
        Una caminata de diez minutos o más después de las comidas reduce la subida del azúcar.
        El entrenamiento de fuerza dos veces por semana hace que los músculos respondan mejor a la insulina.
    .avoid = Con insulina o pastillas que pueden causar azúcar bajo: no empiece por debajo de 100 mg/dL sin comer algo antes, ni por encima de 250 mg/dL con cuerpos cetónicos.
EXR-LIPIDS = El ejercicio de resistencia regular sube el HDL y baja los triglicéridos.
    .do = Caminar a paso rápido, montar en bicicleta o nadar la mayoría de los días.
EXR-LIVER = El ejercicio reduce la grasa del hígado, también sin perder peso.
    .do = Ayudan tanto el entrenamiento de resistencia como el de fuerza.
EXR-URATE = El movimiento regular y un peso normal bajan el ácido úrico.
    .avoid = Dietas drásticas y sesiones intensas sin beber líquido.
EXR-IRON = Con reservas de hierro bajas, la resistencia disminuye y la recuperación tarda más.
    .do = Mantenga las sesiones entre suaves y moderadas hasta reponer el hierro; descanse si el corazón se acelera.
    .avoid = Competiciones, series por intervalos y entrenamiento en altitud por ahora.
EXR-ANEMIA = Con anemia, el corazón tiene que trabajar más para el mismo esfuerzo.
    .do = Camine y entrene de modo que aún pueda hablar; aumente cuando la hemoglobina se haya recuperado.
    .avoid = Esfuerzo máximo y levantar mucho peso.
EXR-CK = La CK (CPK) está elevada, como después de un entrenamiento intenso.
    .do = Descanse del entrenamiento intenso durante 7 días y después repita la medición de la CK.
    .avoid = Ejercicio inusual, pesado o excéntrico (correr cuesta abajo, pliometría) hasta entonces.
EXR-KIDNEY = Con la función renal reducida, el ejercicio moderado y regular es seguro y útil.
    .do = Beba según la sed y entrene con moderación.
    .avoid = Creatina, exceso de proteínas, analgésicos como el ibuprofeno antes o después del ejercicio.
EXR-VITD = La vitamina D baja puede debilitar los músculos y los huesos.
    .do = Haga ejercicio al aire libre con luz del día, con algo de entrenamiento de fuerza.
EXR-THYROID = Con una tiroides poco activa, los músculos se cansan y duelen antes.
    .do = Entrenamiento moderado, que se aumenta despacio cuando la tiroides esté equilibrada.
EXR-INFECTION = Hay una inflamación en curso.
    .avoid = Entrenamiento intenso hasta que la PCR se normalice y usted se sienta bien; con fiebre, ninguno.

LIM-HEMOGLOBIN = La hemoglobina está claramente baja: solo actividad ligera, y pare si hay falta de aire, palpitaciones o mareo.
LIM-PLATELETS = Las plaquetas están bajas: ni deportes de contacto, ni entrenamiento de fuerza contra resistencia, ni actividades con riesgo de caídas.
LIM-INR = La sangre coagula despacio: ni deportes de contacto ni actividades con riesgo de caídas, solo actividad ligera.
LIM-POTASSIUM = El potasio está bajo: nada de ejercicio intenso, porque puede afectarse el ritmo del corazón.
LIM-THYROID = La tiroides está demasiado activa o la TSH está suprimida: nada de ejercicio intenso hasta que esté controlada.
LIM-KIDNEY = La función renal está muy reducida: solo actividad ligera.
LIM-URGENT = Un médico debe ver pronto un resultado: solo actividad ligera hasta entonces.

plan-normal =
    Lunes: 30 minutos de caminar a paso rápido, bicicleta o natación.
    Martes: entrenamiento de fuerza para todos los músculos grandes, de 20 a 30 minutos.
    Miércoles: 30 minutos de caminar a paso rápido, bicicleta o natación.
    Jueves: descanso, con un paseo suave.
    Viernes: entrenamiento de fuerza para todos los músculos grandes, de 20 a 30 minutos.
    Sábado: de 45 a 60 minutos de algo que le guste: senderismo, bicicleta, baile.
    Domingo: 30 minutos de paseo suave.
    Si no tiene costumbre, empiece con un tercio de estos tiempos y añada un poco cada semana.
plan-light =
    Lunes: de 10 a 15 minutos de paseo suave.
    Martes: estiramientos suaves y equilibrio, 10 minutos.
    Miércoles: de 10 a 15 minutos de paseo suave.
    Jueves: descanso.
    Viernes: estiramientos suaves y equilibrio, 10 minutos.
    Sábado: 15 minutos de paseo suave.
    Domingo: descanso.
    Debe poder hablar en todo momento.
plan-moderate =
    Lunes: de 20 a 30 minutos de paseo suave o bicicleta.
    Martes: entrenamiento de fuerza ligero con poco peso, de 15 a 20 minutos.
    Miércoles: de 20 a 30 minutos de paseo suave o bicicleta.
    Jueves: descanso.
    Viernes: entrenamiento de fuerza ligero con poco peso, de 15 a 20 minutos.
    Sábado: 30 minutos de caminar a un paso que le permita hablar.
    Domingo: descanso, o un paseo suave.
plan-food-heart =
    Lunes: avena con frutos rojos; sopa de lentejas con pan integral; pescado al horno con verduras.
    Martes: yogur natural con nueces; ensalada con frijoles (alubias) y aceite de oliva; pollo con cebada y verduras.
    Miércoles: pan integral con requesón y tomate; guiso de garbanzos; tortilla de huevo con una ensalada grande.
    Jueves: avena con una manzana; pasta integral con verduras; pescado graso (azul) con judías verdes (ejotes).
    Viernes: yogur natural con frutos rojos; ensalada de frijoles (alubias); tofu o pavo con verduras y arroz integral.
    Sábado: huevo con pan integral y verduras; sopa de verduras; lentejas con verduras asadas.
    Domingo: avena con nueces; pescado o ave magra con verduras; ensalada con garbanzos.
    Con cada comida: agua, café o té sin azúcar.
plan-food-iron =
    Lunes: avena con frutos rojos; sopa de lentejas con pimientos; carne magra de vacuno o tofu con verduras.
    Martes: pan integral con huevo y una naranja; ensalada de garbanzos con limón; ave con brócoli.
    Miércoles: avena con semillas de calabaza y kiwi; guiso de frijoles (alubias); pescado con verduras.
    Jueves: pan integral con hummus y pimientos; ensalada de lentejas con tomates; carne magra o tofu con repollo (col).
    Viernes: avena con fresas; alubias blancas con limón; pescado con papas (patatas) y verduras.
    Sábado: huevo con pan integral y una naranja; curry de garbanzos; ave con pimientos.
    Domingo: avena con frutos rojos; carne magra de vacuno o lentejas con verduras; sopa de frijoles (alubias) con perejil.
    Café y té entre las comidas, no con ellas.
