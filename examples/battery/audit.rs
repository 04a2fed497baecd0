//! Triggers in the database that note what must happen once, or never: the database itself is the
//! witness, whoever wrote.

use crate::pair::StoreKind;
use crate::sql::Sql;

/// What a trigger notes.
struct Trigger {
    name: &'static str,
    table: &'static str,
    what: &'static str,
    step: &'static str,
    version: &'static str,
    when: &'static str,
}

const ENDED: &str = "('completed', 'failed', 'cancelled')";

const TRIGGERS: [Trigger; 5] = [
    Trigger {
        name: "battery_ended",
        table: "blood_test_analyses",
        what: "ended",
        step: "''",
        version: "NEW.version",
        when: "OLD.status <> NEW.status AND NEW.status IN {ended}",
    },
    Trigger {
        name: "battery_changed",
        table: "blood_test_analyses",
        what: "changed after its end",
        step: "''",
        version: "NEW.version",
        when: "OLD.status IN {ended}",
    },
    Trigger {
        name: "battery_progress",
        table: "blood_test_analyses",
        what: "progress went back",
        step: "''",
        version: "NEW.version",
        when: "NEW.progress < OLD.progress",
    },
    Trigger {
        name: "battery_version",
        table: "blood_test_analyses",
        what: "version went back",
        step: "''",
        version: "NEW.version",
        when: "NEW.version < OLD.version",
    },
    Trigger {
        name: "battery_step",
        table: "analysis_tasks",
        what: "step ended",
        step: "NEW.task_type",
        version: "NEW.ended_version",
        when: "NEW.ended_version IS NOT NULL AND COALESCE(OLD.ended_version, 0) <> NEW.ended_version",
    },
];

/// Adds the table `battery_audit` and what fills it.
pub(crate) async fn install(sql: &mut Sql, kind: StoreKind) -> anyhow::Result<()> {
    let text = if kind == StoreKind::Mysql { "VARCHAR(64)" } else { "TEXT" };
    sql.rows(&format!(
        "CREATE TABLE battery_audit (what {text}, analysis_id {text}, step {text}, version BIGINT)"
    ))
    .await?;
    for trigger in &TRIGGERS {
        for statement in trigger.statements(kind) {
            sql.rows(&statement).await?;
        }
    }
    Ok(())
}

impl Trigger {
    fn statements(&self, kind: StoreKind) -> Vec<String> {
        let Self { name, table, what, step, version, when } = self;
        let when = when.replace("{ended}", ENDED);
        let values = format!("'{what}', NEW.analysis_id, {step}, {version}");
        let after = format!("CREATE TRIGGER {name} AFTER UPDATE ON {table} FOR EACH ROW");
        match kind {
            StoreKind::Sqlite => vec![format!(
                "{after} BEGIN INSERT INTO battery_audit SELECT {values} WHERE {when}; END"
            )],
            StoreKind::Mysql => vec![format!(
                "{after} INSERT INTO battery_audit SELECT {values} FROM DUAL WHERE {when}"
            )],
            StoreKind::Postgres => vec![
                format!(
                    "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF {when} THEN INSERT INTO battery_audit VALUES ({values}); END IF;
                    RETURN NULL; END $$"
                ),
                format!("{after} EXECUTE FUNCTION {name}()"),
            ],
        }
    }
}
