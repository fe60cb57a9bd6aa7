//! Drafts: one row for each answer, durable before it is called saved (P1).

use checklists::{Answer, Answers, QuestionId};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};
use uuid::Uuid;

use super::{Disk, DiskError, time_text};

/// What was filled in for a visit so far.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// The visit.
    pub(crate) visit_id: Uuid,
    /// The checklist that was filled.
    pub(crate) checklist_hash: String,
    /// The language it was filled in.
    pub(crate) language: String,
    /// When the visit began.
    pub(crate) started_at: Option<DateTime<Utc>>,
    /// When the visit ended, if the shopper said so.
    pub(crate) finished_at: Option<DateTime<Utc>>,
    /// The question answered last.
    pub(crate) last_question: Option<QuestionId>,
    /// How many changes were made.
    pub(crate) edits: i64,
    /// When the last change was made.
    pub(crate) updated_at: DateTime<Utc>,
    /// The answers.
    pub(crate) answers: Answers,
}

/// What a change of a draft is made under.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edit<'a> {
    pub(crate) visit_id: Uuid,
    pub(crate) checklist_hash: &'a str,
    pub(crate) language: &'a str,
    pub(crate) now: DateTime<Utc>,
}

impl Disk {
    /// Saves one answer; an empty one is taken out. When this returns, the answer is durable.
    pub(crate) async fn save_answer(
        &self,
        edit: Edit<'_>,
        question: &QuestionId,
        answer: &Answer,
    ) -> Result<(), DiskError> {
        let transaction = self.begin().await?;
        self.touch_draft(&transaction, edit, Some(question)).await?;
        self.write_answer(&transaction, edit, question, answer)
            .await?;
        self.commit(transaction).await
    }

    /// Saves several answers: all of them or none.
    pub(crate) async fn save_answers(
        &self,
        edit: Edit<'_>,
        answers: &Answers,
    ) -> Result<(), DiskError> {
        let transaction = self.begin().await?;
        self.touch_draft(&transaction, edit, None).await?;
        for (question, answer) in answers.iter() {
            self.write_answer(&transaction, edit, question, answer)
                .await?;
        }
        self.commit(transaction).await
    }

    /// Saves when the visit began and ended; what is `None` stays as it is.
    pub(crate) async fn save_times(
        &self,
        edit: Edit<'_>,
        started_at: Option<DateTime<Utc>>,
        finished_at: Option<DateTime<Utc>>,
    ) -> Result<(), DiskError> {
        let transaction = self.begin().await?;
        self.touch_draft(&transaction, edit, None).await?;
        let sql = "UPDATE drafts SET started_at = COALESCE(?, started_at), \
                   finished_at = COALESCE(?, finished_at) WHERE visit_id = ?";
        let values = vec![
            started_at.map(time_text).into(),
            finished_at.map(time_text).into(),
            edit.visit_id.to_string().into(),
        ];
        self.run(&transaction, sql, values).await?;
        self.commit(transaction).await
    }

    /// Makes the draft if there is none, and counts the change.
    pub(super) async fn touch_draft(
        &self,
        transaction: &DatabaseTransaction,
        edit: Edit<'_>,
        question: Option<&QuestionId>,
    ) -> Result<(), DiskError> {
        let now = time_text(edit.now);
        let sql = "INSERT INTO drafts (visit_id, checklist_hash, language, started_at, \
                   last_question, edits, updated_at) VALUES (?, ?, ?, ?, ?, 1, ?) \
                   ON CONFLICT (visit_id) DO UPDATE SET \
                   checklist_hash = excluded.checklist_hash, language = excluded.language, \
                   started_at = COALESCE(started_at, excluded.started_at), \
                   last_question = COALESCE(excluded.last_question, last_question), \
                   edits = edits + 1, updated_at = excluded.updated_at";
        let values = vec![
            edit.visit_id.to_string().into(),
            edit.checklist_hash.into(),
            edit.language.into(),
            now.clone().into(),
            question.map(|question| question.as_str().to_owned()).into(),
            now.into(),
        ];
        self.run(transaction, sql, values).await?;
        Ok(())
    }

    pub(super) async fn write_answer(
        &self,
        transaction: &DatabaseTransaction,
        edit: Edit<'_>,
        question: &QuestionId,
        answer: &Answer,
    ) -> Result<(), DiskError> {
        let visit = edit.visit_id.to_string();
        if answer.is_empty() {
            let sql = "DELETE FROM answers WHERE visit_id = ? AND question = ?";
            self.run(
                transaction,
                sql,
                vec![visit.into(), question.as_str().into()],
            )
            .await?;
            return Ok(());
        }
        let json = serde_json::to_string(answer)
            .map_err(|error| self.damaged("answer", &error.to_string()))?;
        let sql = "INSERT INTO answers (visit_id, question, json, saved_at) VALUES (?, ?, ?, ?) \
                   ON CONFLICT (visit_id, question) DO UPDATE SET \
                   json = excluded.json, saved_at = excluded.saved_at";
        let values = vec![
            visit.into(),
            question.as_str().into(),
            json.into(),
            time_text(edit.now).into(),
        ];
        self.run(transaction, sql, values).await?;
        Ok(())
    }

    /// What was filled in for this visit.
    pub(crate) async fn find_draft(&self, visit: Uuid) -> Result<Option<Draft>, DiskError> {
        // One snapshot, so that `edits` counts exactly the answers read.
        let snapshot = self.db.begin().await.map_err(|e| self.database_error(&e))?;
        let draft = self.find_draft_on(&snapshot, visit).await;
        snapshot
            .commit()
            .await
            .map_err(|e| self.database_error(&e))?;
        draft
    }

    async fn find_draft_on(
        &self,
        on: &impl ConnectionTrait,
        visit: Uuid,
    ) -> Result<Option<Draft>, DiskError> {
        let id = visit.to_string();
        let sql = "SELECT * FROM drafts WHERE visit_id = ?";
        let Some(row) = self.row(on, sql, vec![id.clone().into()]).await? else {
            return Ok(None);
        };
        let sql = "SELECT question, json FROM answers WHERE visit_id = ?";
        let mut answers = Answers::new();
        for row in self.rows(on, sql, vec![id.into()]).await? {
            let name: String = self.get(&row, "question")?;
            let json: String = self.get(&row, "json")?;
            let question = QuestionId::new(name.as_str())
                .map_err(|error| self.damaged("question", &error.to_string()))?;
            let answer: Answer = serde_json::from_str(&json)
                .map_err(|error| self.damaged(&name, &error.to_string()))?;
            answers.insert(question, answer);
        }
        let last: Option<String> = self.get(&row, "last_question")?;
        Ok(Some(Draft {
            visit_id: visit,
            checklist_hash: self.get(&row, "checklist_hash")?,
            language: self.get(&row, "language")?,
            started_at: self.get_optional_time(&row, "started_at")?,
            finished_at: self.get_optional_time(&row, "finished_at")?,
            last_question: last.and_then(|name| QuestionId::new(name).ok()),
            edits: self.get(&row, "edits")?,
            updated_at: self.get_time(&row, "updated_at")?,
            answers,
        }))
    }

    /// Every draft, the one changed last first.
    pub(crate) async fn list_drafts(&self) -> Result<Vec<Draft>, DiskError> {
        let sql = "SELECT visit_id FROM drafts ORDER BY updated_at DESC, visit_id";
        let mut drafts = Vec::new();
        for row in self.rows(&self.db, sql, vec![]).await? {
            let visit = self.get_id(&row, "visit_id")?;
            drafts.extend(self.find_draft(visit).await?);
        }
        Ok(drafts)
    }
}
