//! Questions about what an archive does not say. The person may answer for all items or by year, and change that.

use crate::app::actions::{Actions, Change, Show};
use crate::app::icons;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, card, fold_title, follow_focus, icon, link_button};
use crate::app::workspace::Workspace;
use crate::rulebook::{AnswerId, AnswerValue, QuestionId};
use crate::summary::{OpenQuestion, QuestionYear};
use crate::text::{counted, number, plural, text, text_with};
use crate::vocab::{Category, Use};
use egui::{Align, Button, CollapsingHeader, Grid, Layout, Margin, RichText, ScrollArea, Ui, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// All answers that are given.
type Answers = BTreeMap<AnswerId, AnswerValue>;

/// Above this width a question and its answers stand side by side.
const SIDE_BY_SIDE: f32 = 760.0;
/// The width of the answers beside a question.
const CHOICES: f32 = 490.0;
/// The least widths of the answers.
const WIDTHS: [f32; 3] = [74.0, 142.0, 82.0];
/// The greatest height of the years of a question; more years scroll.
const YEARS: f32 = 236.0;

/// Which questions are answered year by year.
#[derive(Debug, Default)]
pub struct QuestionsView {
    by_year: BTreeSet<QuestionId>,
    /// Whether only what was made in some months is shown, so that an answer holds for their years alone.
    is_of_months: bool,
}

/// Draws the questions that decide something: of one category, if it is given, else those that change the headline.
pub fn ui(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &mut QuestionsView,
    category: Option<Category>,
    actions: &mut Actions,
) {
    let Some(summary) = workspace.shown() else { return };
    view.is_of_months = workspace.within.is_some();
    let concerns = |question: &&OpenQuestion| {
        category.map_or_else(
            || question.uses.contains(&Use::PlatformGenai),
            |wanted| question.categories.iter().any(|known| known.top() == wanted),
        )
    };
    let questions: Vec<&OpenQuestion> = summary.open_questions.iter().filter(concerns).collect();
    if questions.is_empty() {
        return;
    }
    // The sentence above counts those that decide what is used; what the person opted out of would not change it.
    // In the order of the summary, so that an answer moves no question.
    let counts = |question: &OpenQuestion| !question.decides_used.is_empty();
    let is_any_open = questions.iter().any(|question| question.is_open());
    ui.add_space(space::S);
    card(ui).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut list = |ui: &mut Ui| {
            for (at, question) in questions.iter().enumerate() {
                if at > 0 {
                    ui.separator();
                }
                // What an answered question would decide otherwise is not known here, so that nothing is said of it.
                let remark = match (counts(question) || !question.is_open(), !question.decides_opted_out.is_empty()) {
                    (true, _) => None,
                    (false, true) => Some(text("question-opted-out")),
                    (false, false) => Some(text("question-not-used")),
                };
                let alone = questions.len() == 1;
                ui.push_id(&question.id, |ui| {
                    one(ui, view, (question, &workspace.answers), (alone, remark.as_deref()), actions);
                });
            }
            ui.small_dim(&text("questions-not-kept"));
        };
        // Several questions would push the answer that there is below the fold.
        if questions.len() > 1 {
            let open = || questions.iter().filter(|question| question.is_open() && counts(question));
            // As many as the sentence above leaves open: a question also decides items of others, and some that are left out
            // whatever the answer is.
            let range = summary.headlines.first().map_or(0, |all| all.at_most.saturating_sub(all.at_least));
            let n = open().count() as u64;
            let is_decided = summary.headlines.first().is_none_or(|all| all.is_decided_by_answers);
            let values =
                [("n", plural(n)), ("count", number(n).into()), ("items", number(range).into()), ("m", plural(range))];
            let title = match category {
                // The questions that are still open cannot change the headline if it is certain already.
                _ if !is_any_open
                    || (category.is_none() && range == 0 && questions.iter().any(|one| !one.is_open())) =>
                {
                    text("questions-answered")
                }
                None if range == 0 => text("questions-open"),
                _ if n == 0 || !is_decided => text("questions-open"),
                None if range > 0 => text_with("questions-fold", &values),
                // A question decides items of other kinds too.
                _ => text_with("questions-fold-kind", &values),
            };
            let title = fold_title(ui, &title, theme::semibold(theme::size::BODY));
            CollapsingHeader::new(title).id_salt("questions").show_unindented(ui, list);
        } else {
            list(ui);
        }
    });
    ui.add_space(space::S);
}

/// Draws one question. Its note is shown if it is the only question or its years are shown, and else in a tooltip.
/// `remark` is drawn below it.
fn one(
    ui: &mut Ui,
    view: &mut QuestionsView,
    (question, answers): (&OpenQuestion, &Answers),
    (alone, remark): (bool, Option<&str>),
    actions: &mut Actions,
) {
    let by_year = question.years.iter().any(|year| year.answer.is_some());
    let given = if by_year { None } else { question.answer };
    let shown = view.by_year.contains(&question.id);
    let side_by_side = ui.available_width() > SIDE_BY_SIDE;
    let mut items = question.items_in_words();
    if by_year {
        // Said here, because there is no room for it beside the answers.
        let left = question.open_items();
        let answered =
            if left == 0 { text("question-answered-by-year") } else { counted("question-answered-years", left) };
        items = format!("{items} {answered}");
    }
    ui.horizontal_top(|ui| {
        icon(ui, icons::QUESTION, 18.0, Palette::of(ui).accent);
        ui.vertical(|ui| {
            let words = |ui: &mut Ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.strong_text(&question.text).on_hover_text(&question.note);
                if alone || shown {
                    ui.small_dim(&format!("{items} {}", question.note));
                } else {
                    ui.small_dim(&items).on_hover_text(&question.note);
                }
            };
            if side_by_side && !alone {
                ui.horizontal(|ui| {
                    let width = (ui.available_width() - CHOICES).max(200.0);
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        words(ui);
                    });
                    ask(ui, view, question, (given, answers), actions);
                });
            } else {
                words(ui);
                ui.add_space(2.0);
                ui.horizontal_wrapped(|ui| ask(ui, view, question, (given, answers), actions));
            }
            if let Some(remark) = remark {
                ui.small_dim(remark);
            }
            if shown {
                years(ui, question, actions);
            }
        });
    });
}

/// Draws the answers to choose from, and the link that shows the years.
fn ask(
    ui: &mut Ui,
    view: &mut QuestionsView,
    question: &OpenQuestion,
    (given, answers): (Option<AnswerValue>, &Answers),
    actions: &mut Actions,
) {
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    // Screen readers say the question with the answers.
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(egui::Role::RadioGroup);
        node.set_label(question.text.clone());
    });
    if let Some(picked) = choices(ui, question, given, None) {
        actions.push(Change::Answer { id: AnswerId::all(&question.id), answer: picked.answer() });
        // After the change, because a change takes away what undoes an earlier one.
        if question.years.iter().any(|year| year.answer.is_some()) {
            let key = if view.is_of_months { "question-years-replaced-some" } else { "question-years-replaced" };
            let before = answers.iter().filter(|(id, _)| id.question == question.id);
            let answers = before.map(|(id, answer)| (id.clone(), *answer)).collect();
            actions.push(Show::UndoToast {
                text: text(key),
                undo: Change::Answers { question: question.id.clone(), answers },
            });
        }
    }
    if question.years.len() > 1 {
        years_switch(ui, view, question);
    }
}

/// Shows or hides the years.
fn years_switch(ui: &mut Ui, view: &mut QuestionsView, question: &OpenQuestion) {
    let shown = view.by_year.contains(&question.id);
    let key = if shown { "question-years-hide" } else { "question-years-show" };
    let spoken =
        text_with("question-years-of", &[("name", text(key).into()), ("question", question.text.as_str().into())]);
    if link_button(ui, &text(key)).accessible_name(spoken).clicked() && !view.by_year.remove(&question.id) {
        view.by_year.insert(question.id.clone());
    }
}

/// A row a year, the latest first.
fn years(ui: &mut Ui, question: &OpenQuestion, actions: &mut Actions) {
    ui.add_space(space::XS);
    ScrollArea::vertical().id_salt("years").max_height(YEARS).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("years").num_columns(3).spacing(vec2(space::M, 3.0)).show(ui, |ui| {
            let counts = |year: &&QuestionYear| question.counted_in_words(year.items, year.training_items) > 0;
            for year in question.years.iter().rev().filter(counts) {
                ui.strong_text(&year.year.to_string());
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let items = question.counted_in_words(year.items, year.training_items);
                    ui.small_dim(&counted("row-items", items))
                });
                let given = year.answer.or(question.answer);
                ui.horizontal(|ui| {
                    if let Some(picked) = choices(ui, question, given, Some(year)) {
                        let id = AnswerId::of_year(&question.id, year.year);
                        actions.push(Change::Answer { id, answer: picked.answer() });
                    }
                });
                ui.end_row();
            }
        });
        let undated = question.counted_in_words(question.undated, question.undated_training);
        if undated > 0 {
            ui.small_dim(&counted("question-undated", undated));
        }
        follow_focus(ui, &format!("years of {}", question.id));
    });
}

/// An answer that was pressed.
struct PressedAnswer {
    choice: AnswerValue,
    /// Whether it was the answer already, so that pressing it takes the answer back.
    again: bool,
}

impl PressedAnswer {
    fn answer(self) -> Option<AnswerValue> {
        (!self.again).then_some(self.choice)
    }
}

/// The answers to choose from.
fn choices(
    ui: &mut Ui,
    question: &OpenQuestion,
    given: Option<AnswerValue>,
    year: Option<&QuestionYear>,
) -> Option<PressedAnswer> {
    let mut picked = None;
    for (at, choice) in question.choices.iter().copied().enumerate() {
        let name = question.choice_name(choice);
        let chosen = given == Some(choice);
        let mut label = RichText::new(&name);
        if year.is_some() {
            label = label.small();
        }
        let palette = Palette::of(ui);
        let mut button = Button::selectable(chosen, label).min_size(if year.is_some() {
            vec2(0.0, 24.0)
        } else {
            // Answers of questions below each other line up.
            vec2(WIDTHS.get(at).copied().unwrap_or_default(), 28.0)
        });
        if !chosen {
            button = button.fill(palette.panel).stroke(egui::Stroke::new(1.0, palette.line)).frame_when_inactive(true);
        }
        let response = ui.add(button);
        let spoken = match year {
            Some(year) => {
                text_with("question-choice-of-year", &[("choice", name.into()), ("year", year.year.to_string().into())])
            }
            None => name,
        };
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &spoken));
        if response.clicked() {
            picked = Some(PressedAnswer { choice, again: chosen });
        }
    }
    picked
}
