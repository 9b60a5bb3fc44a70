//! Why a category has its outcomes: what the platform says, what the law lets it, the sources, and what it was
//! before.

use crate::app::actions::{Actions, Screen, Show};
use crate::app::icons;
use crate::app::screens::items::bucket_of;
use crate::app::screens::questions::{self, QuestionsView};
use crate::app::screens::reason::{CitationInWords, Reason, part_heading, reason_ui, source_ui, span};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, fold_title, icon, link_button, swatch};
use crate::app::workspace::Workspace;
use crate::ids::RegionId;
use crate::rulebook::{
    Claim, ItemTraits, Layer, OverruledRule, Period, Query, Residence, Rule, Rulebook, Verdict, WORLD, joined,
};
use crate::summary::{Group, Hit, ItemsQuery, Standing, Summary};
use crate::text::{self, capitalized, counted, number, say, text, text_with};
use crate::vocab::{Category, Outcome, PracticeValue, Trait};
use egui::{CollapsingHeader, RichText, Ui};
use std::collections::HashSet;

/// The most overruled rules that are shown, the nearest first.
const MOST_PASSED: usize = 2;

/// Why a category has its outcomes.
#[derive(Debug)]
pub struct Why {
    /// The category.
    pub category: Category,
    /// Its name.
    pub name: String,
    /// The country, if it is not the person's own.
    pub region: Option<RegionId>,
    region_name: String,
    /// How many items the category has.
    items: u64,
    facets: Vec<Facet>,
}

/// Items of the category that have one reason.
#[derive(Debug)]
struct Facet {
    standing: Standing,
    /// Whether the platform says only that it may.
    only_may: bool,
    /// Whether only others, such as the press, report what the platform does.
    reported: bool,
    /// Whether the platform makes no reliable statement.
    silent: bool,
    either: Vec<Outcome>,
    depends_on: Vec<Trait>,
    items: u64,
    /// How many of them record the place where they were made.
    placed: u64,
    /// Where they come from, with how many.
    from: Vec<(String, u64)>,
    platform: String,
    practice: Option<Reason>,
    /// One a value it may take.
    law: Vec<Reason>,
    law_line: String,
    /// Rules that apply as well but were overruled, with the reason.
    passed: Vec<String>,
    also: Vec<String>,
    /// What can be done, by its title.
    remedies: Vec<String>,
    before: Vec<String>,
    coming: Vec<String>,
    sources: Vec<CitationInWords>,
}

/// Whether two groups have the same answer and reasons, so that one facet serves both.
fn same_answer(a: &Group, b: &Group) -> bool {
    (&a.platform, a.standing(), &a.either, &a.depends_on, &a.law, &a.practice, &a.also)
        == (&b.platform, b.standing(), &b.either, &b.depends_on, &b.law, &b.practice, &b.also)
}

impl Why {
    /// Gathers the reasons of a category. `None` if the summary has no such category.
    pub fn of(category: Category, summary: &Summary, book: &Rulebook, query: &Query<'_>) -> Option<Self> {
        let found = summary.categories.iter().find(|known| known.id == category)?;
        let mut facets: Vec<(&Group, Facet)> = Vec::new();
        for group in &found.groups {
            match facets.iter_mut().find(|(known, _)| same_answer(known, group)) {
                Some((_, facet)) => facet.add(group),
                None => {
                    let mut facet = Facet::of(group, book, query);
                    facet.add(group);
                    facets.push((group, facet));
                }
            }
        }
        let facets = facets.into_iter().map(|(_, facet)| facet).collect();
        let region_name = query.jurisdiction.name.clone();
        Some(Self { category, name: found.name.clone(), region: None, region_name, items: found.counts.items, facets })
    }
}

impl Why {
    /// The reasons with those of an item before the others.
    #[must_use]
    pub fn of_item_first(mut self, item: Hit, workspace: &Workspace) -> Self {
        let Some((platform, standing, source)) = answer_of(item, workspace) else { return self };
        let is_it = |facet: &Facet| {
            facet.platform == platform
                && facet.standing == standing
                && facet.from.iter().any(|(name, _)| *name == source)
        };
        if let Some(at) = self.facets.iter().position(is_it) {
            let facet = self.facets.remove(at);
            self.facets.insert(0, facet);
        }
        self
    }

    /// The name of the country.
    pub fn region_name(&self) -> &str {
        &self.region_name
    }
}

/// The name of an item's platform, its answer, and what the list that it comes from is called.
fn answer_of(item: Hit, workspace: &Workspace) -> Option<(String, Standing, String)> {
    let inventory = workspace.inventories.get(item.archive as usize)?;
    let bucket = bucket_of(inventory, item)?;
    let kind = inventory.kinds.get(bucket.kind)?;
    let asked = workspace.asked_in(workspace.jurisdiction()?);
    let answer = crate::summary::answer_of(inventory, &bucket, &workspace.book, &asked)?;
    let source = kind.name.clone().unwrap_or_else(|| text("source-files"));
    Some((workspace.book.platform_name(&kind.platform).to_owned(), answer.standing, source))
}

impl Facet {
    fn of(group: &Group, book: &Rulebook, query: &Query<'_>) -> Self {
        let practice = group.practice.rule.as_deref().and_then(|id| book.rule(id));
        let law_line = match group.law.value {
            None if query.jurisdiction.id == WORLD => capitalized(&text("law-lower-no-region")),
            value => say::law(value, group.law.condition.as_deref(), &group.law.either),
        };
        let item = group.item();
        let also = group
            .also
            .iter()
            .map(|also| {
                let outcome = say::outcome(also.outcome, also.only_may());
                format!("{}: {outcome}", text(&format!("use-{}", also.use_.id())))
            })
            .collect();
        let rules = group.rules.iter().filter_map(|id| book.rule(id));
        let law = rules.clone().filter(|rule| rule.layer == Layer::Law);
        let ids = rules.flat_map(|rule| &rule.sources);
        let mut seen = HashSet::new();
        let ids = ids.filter(|id| seen.insert(*id));
        let sources = ids.filter_map(|id| book.citations.get(id)).map(CitationInWords::of).collect();
        Self {
            standing: group.standing(),
            only_may: group.only_may(),
            reported: group.practice.claim == Some(Claim::Reported),
            silent: group.practice.value == Some(PracticeValue::NotEstablished),
            either: group.either.clone(),
            depends_on: group.depends_on.clone(),
            items: 0,
            placed: 0,
            from: Vec::new(),
            platform: book.platform_name(&group.platform).to_owned(),
            practice: practice.map(|rule| Reason::of(rule, book)),
            law: law.map(|rule| Reason::of(rule, book)).collect(),
            law_line,
            passed: [Layer::Practice, Layer::Law]
                .into_iter()
                .flat_map(|layer| overruled(layer, &item, book, query))
                .collect(),
            also,
            remedies: remedies(group, book, query),
            before: joined(book.history(&item, query, &Residence::of(&query.jurisdiction.id)))
                .iter()
                .map(|period| period_line(period, query))
                .collect(),
            coming: book
                .coming(&item, query)
                .iter()
                .map(|rule| {
                    let words = |day| say::first_day(day, rule.first_day_unpublished);
                    let day = rule.from.map_or_else(|| text("why-no-date"), words);
                    format!("{day}: {}", rule.say)
                })
                .collect(),
            sources,
        }
    }

    fn add(&mut self, group: &Group) {
        self.items += group.counts.items;
        self.placed += if group.traits.placed { group.counts.items } else { 0 };
        match self.from.iter_mut().find(|(name, _)| *name == group.source_name) {
            Some((_, items)) => *items += group.counts.items,
            None => self.from.push((group.source_name.clone(), group.counts.items)),
        }
    }
}

/// The titles of the group's remedies that exist in the jurisdiction asked about.
fn remedies(group: &Group, book: &Rulebook, query: &Query<'_>) -> Vec<String> {
    let remedies = group.remedies.iter().filter_map(|id| book.remedies.get(id));
    remedies
        .filter(|remedy| query.jurisdiction.is_under(&remedy.region) && remedy.is_for(&group.platform))
        .map(|remedy| remedy.title.clone())
        .collect()
}

/// Rules that apply as well and say something else, with the reason why they were overruled.
fn overruled(layer: Layer, item: &ItemTraits<'_>, book: &Rulebook, query: &Query<'_>) -> Vec<String> {
    let winner = match layer {
        Layer::Practice => book.practice(item, query).rule.map(|rule| rule.verdict),
        Layer::Law => book.law(item, query).rule.map(|rule| rule.verdict),
    };
    let others = book.overruled(layer, item, query).into_iter();
    // An overruled rule that establishes nothing tells the reader nothing.
    let says = |rule: &Rule| rule.verdict != Verdict::Practice(PracticeValue::NotEstablished);
    let differing = others.filter(|passed| Some(passed.rule.verdict) != winner && says(passed.rule));
    let line = |passed: OverruledRule<'_>| {
        let because = text(&format!("passed-{}", passed.because.id()));
        text_with("why-passed-line", &[("say", passed.rule.say.as_str().into()), ("because", because.into())])
    };
    differing.take(MOST_PASSED).map(line).collect()
}

/// A period in words.
fn period_line(period: &Period<'_>, query: &Query<'_>) -> String {
    let only_may = period.answer.rule.is_some_and(|rule| rule.claim == Claim::May);
    let outcome = say::outcome(period.answer.outcome, only_may);
    let unpublished = period.answer.rule.is_some_and(|rule| rule.first_day_unpublished && rule.from == period.from);
    let when = span(unpublished, period.from, period.until);
    let is_unknown = period.law.value.is_none() && period.law.either.is_empty();
    let law = if is_unknown && query.jurisdiction.id == WORLD {
        text("law-lower-no-region")
    } else {
        say::law_briefly(period.law.value, period.law.condition(), &period.law.either)
    };
    format!("{when}: {outcome} · {law}")
}

/// Draws the reasons.
pub fn ui(ui: &mut Ui, workspace: &Workspace, asked: &mut QuestionsView, why: &Why, actions: &mut Actions) {
    let region = why.region_name.as_str();
    ui.small_dim(&text_with(
        "report-asked",
        &[("region", region.into()), ("day", text::long_date(workspace.on).into())],
    ));
    ui.add_space(space::S);
    if link_button(ui, &counted("why-items", why.items)).clicked() {
        let query = ItemsQuery { category: Some(why.category), ..ItemsQuery::default() };
        actions.push(Show::Items(query));
    }
    if why.region.is_none() {
        questions::ui(ui, workspace, asked, Some(why.category), actions);
    }
    for (at, facet) in why.facets.iter().enumerate() {
        if at > 0 {
            ui.add_space(space::S);
            ui.separator();
            ui.add_space(space::XS);
        }
        let how = ui.push_id(("facet", at), |ui| facet_ui(ui, facet, why.facets.len() == 1, why.region.is_none()));
        if how.inner {
            actions.push(Show::Screen(Screen::OptOut));
        }
    }
    ui.add_space(space::L);
    ui.small_dim(&text("not-legal-advice"));
}

/// Draws one facet. Returns whether the link to the opt-out screen was clicked.
fn facet_ui(ui: &mut Ui, facet: &Facet, alone: bool, here: bool) -> bool {
    let mut asked = false;
    ui.horizontal_wrapped(|ui| {
        swatch(ui, facet.standing.fill());
        icon(ui, icons::of_outcome(facet.standing.outcome()), 15.0, Palette::of(ui).text);
        let outcome = facet.standing.name(facet.only_may);
        ui.label(RichText::new(outcome).font(theme::semibold(14.5)));
        ui.dim(&counted("row-items", facet.items));
    });
    if !facet.either.is_empty() {
        ui.label(say::either(&facet.either, &facet.depends_on));
    }
    let from: Vec<String> = facet.from.iter().map(|(name, items)| format!("{name} {}", number(*items))).collect();
    ui.small_dim(&from.join(" · "));
    if facet.placed > 0 {
        ui.small_dim(&counted("why-placed", facet.placed));
    }

    let head = match (facet.reported, facet.silent) {
        (true, _) => "why-reported",
        (false, true) => "why-says-not",
        (false, false) => "why-says",
    };
    part_heading(ui, icons::INFO, &text_with(head, &[("platform", facet.platform.as_str().into())]));
    match &facet.practice {
        Some(reason) => reason_ui(ui, reason),
        None => {
            ui.label(text_with("why-silent", &[("platform", facet.platform.as_str().into())]));
        }
    }
    part_heading(ui, icons::SCALES, &text("why-law"));
    ui.strong_text(&facet.law_line);
    for reason in &facet.law {
        reason_ui(ui, reason);
    }
    list(ui, icons::CHECK, "report-to-do", &facet.remedies);
    if here && !facet.remedies.is_empty() {
        asked = link_button(ui, &text("why-how")).clicked();
    }
    list(ui, icons::SCALES, "why-passed", &facet.passed);
    list(ui, icons::HISTORY, "why-before", &facet.before);
    list(ui, icons::CALENDAR, "why-coming", &facet.coming);
    list(ui, icons::PLUS, "why-also", &facet.also);
    if !facet.sources.is_empty() {
        ui.add_space(space::XS);
        let title = counted("why-sources", facet.sources.len() as u64);
        let title = fold_title(ui, &title, theme::regular(theme::size::BODY));
        CollapsingHeader::new(title).id_salt("sources").default_open(alone).show(ui, |ui| {
            for source in &facet.sources {
                source_ui(ui, source);
            }
        });
    }
    asked
}

fn list(ui: &mut Ui, icon: &str, key: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    part_heading(ui, icon, &text(key));
    for line in lines {
        ui.label(line);
    }
}
