/* SPDX-License-Identifier: MIT */
/* The risk sheet of an event: what could go wrong and what we do; from last year's in one key. */
#include "hub/base/str.h"
#include "hub/service/records.h"
#include "hub/service/risk.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "rows_view_priv.h"

enum { HEAD_ROWS = 3, LEAD_COLS = 4 };
enum { ROW_HEAD = 1, ROW_LINE };

struct risk_pane {
    hub_id event;
    hub_date day;
    struct risk_view view;
    struct rows_view rows;
    hub_id asked; /* the line that is to be removed */
};

static void risk_open(struct pane *p, const struct pane_target *target)
{
    struct risk_pane *s = p->state;
    s->event = (hub_id){target->id};
    s->day = DATE_NONE;
    if (target->text) {
        date_from_iso(target->text, &s->day);
    }
}

static bool own(const struct risk_pane *s)
{
    return id_known(s->view.sheet.record.id) &&
           id_eq(s->view.sheet.event_id, s->view.event.record.id);
}

/* --- what is shown --- */

static const char *count_text(struct pane *p, int64_t n, const char *word)
{
    return n == INT_NONE ? arena_printf(p->loaded, "%s not said", word)
                         : arena_printf(p->loaded, "%lld %s", (long long)n, word);
}

static void head_row(struct pane *p, const char *label, const char *text)
{
    struct risk_pane *s = p->state;
    const char *shown = str_empty(text) ? "not said" : text;
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){.kind = ROW_HEAD,
            .id = (int64_t)s->rows.count + 1,
            .pick = true,
            .style = str_empty(text) ? STYLE_MUTED : STYLE_NORMAL,
            .lead = "",
            .lead_cols = 1,
            .text = arena_printf(p->loaded, "%s: %s", label, shown)});
}

static void head_rows(struct pane *p)
{
    struct risk_pane *s = p->state;
    const struct risk_sheet *r = &s->view.sheet;
    rows_view_heading(&s->rows, p->loaded, "The day and the place", "e changes it");
    bool counted = r->children != INT_NONE || r->leaders != INT_NONE;
    head_row(p, "Who comes",
        !counted ? NULL : arena_printf(p->loaded, "%s, %s", count_text(p, r->children, "children"),
            count_text(p, r->leaders, "leaders")));
    head_row(p, "First aiders", r->first_aiders);
    head_row(p, "Meeting point", r->meeting_point);
    head_row(p, "Lost child point", r->lost_child_point);
    head_row(p, "Nearest hospital", r->hospital);
    head_row(p, "Weather", r->weather_plan);
}

/* "high, then low" */
static const char *sizes(struct pane *p, const struct risk_line *l)
{
    const char *now = risk_word(risk_size(l->likely, l->harm));
    const char *then = risk_word(risk_size(l->likely_after, l->harm_after));
    return !*now ? then : !*then ? now : arena_printf(p->loaded, "%s, then %s", now, then);
}

/* "new · high, then low" */
static const char *right_of(struct pane *p, size_t i)
{
    const struct risk_pane *s = p->state;
    const char *size = sizes(p, &s->view.lines[i]), *mark = s->view.marks ? s->view.marks[i] : "";
    return !*mark ? size : !*size ? mark : arena_printf(p->loaded, "%s · %s", mark, size);
}

static void line_row(struct pane *p, size_t i)
{
    struct risk_pane *s = p->state;
    const struct risk_line *l = &s->view.lines[i];
    struct sb b = sb_on(p->loaded);
    bool high = str_eq(risk_word(risk_size(l->likely_after, l->harm_after)), "high");
    sb_addf(&b, "%s%s%s", str_empty(l->activity) ? "" : l->activity,
        str_empty(l->activity) ? "" : ": ", l->hazard);
    sb_addf(&b, "\n%s%s%s", str_empty(l->action) ? "What we do: not said" : l->action,
        str_empty(l->by_whom) ? "" : " · ", str_empty(l->by_whom) ? "" : l->by_whom);
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){.kind = ROW_LINE,
            .id = l->record.id.n,
            .pick = true,
            .style = high ? STYLE_WARN : STYLE_NORMAL,
            .lead = arena_printf(p->loaded, "%2lld", (long long)l->number),
            .lead_cols = LEAD_COLS,
            .text = sb_str(&b),
            .right = right_of(p, i)});
}

static enum hub_rc risk_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct risk_pane *s = p->state;
    rows_view_begin(&s->rows);
    enum hub_rc rc = hub_risk(hub, s->event, s->day, p->loaded, &s->view, err);
    if (rc == HUB_OK && id_known(s->view.sheet.record.id)) {
        rows_view_heading(&s->rows, p->loaded, "What could go wrong, and what we do", "");
        if (*s->view.since) {
            rows_view_add(&s->rows, p->loaded,
                (struct view_row){.style = STYLE_MUTED, .text = s->view.since});
        }
        for (size_t i = 0; i < s->view.count; i++) {
            line_row(p, i);
        }
        head_rows(p);
    }
    rows_view_end(&s->rows);
    return rc;
}

static const char *nothing_yet(const struct pane *p)
{
    const struct risk_pane *s = p->state;
    return id_known(s->view.like)
               ? arena_printf(p->loaded,
                     "There is no risk sheet yet. Enter copies the one of %s: what could go wrong "
                     "and what we do. Dates, numbers and signatures stay behind.\n\nn begins an "
                     "empty one.",
                     s->view.like_name)
               : "There is no risk sheet yet, and none of an event like this to copy.\n\nn begins "
                 "an empty one: kind, who comes, and then a line for each thing that could go "
                 "wrong.";
}

static void risk_draw(const struct pane *p, struct canvas *c)
{
    const struct risk_pane *s = p->state;
    const struct risk_view *v = &s->view;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    char day[DATE_TEXT];
    bool late = v->state == RISK_TODAY || v->state == RISK_SOON || v->changed;
    if (!v->event.name) {
        return;
    }
    canvas_putf(c, 0, 0, cols, STYLE_HEADING, "%s · %s%s%s", v->event.name,
        date_medium(v->day, day), str_eq(v->kind, "usual") ? "" : " · ",
        str_eq(v->kind, "usual") ? "" : v->kind);
    canvas_putf(c, 1, 0, cols, late && !p->view.hide ? STYLE_WARN : STYLE_NORMAL, "%s%s",
        v->state == RISK_TODAY  ? "MUST FIX: "
        : v->state == RISK_SOON ? "PLEASE CHECK: "
                                : "",
        p->view.hide ? "" : v->said);
    struct area before = canvas_enter(c, (struct area){HEAD_ROWS, 0, rows - HEAD_ROWS, cols});
    if (p->view.hide) {
        canvas_put(c, 0, 2, cols - 2, STYLE_NORMAL, "Names and words are hidden. A full stop shows them.");
        canvas_cursor(c, 0, 0);
    } else if (id_known(v->sheet.record.id)) {
        rows_view_draw(&s->rows, c, true);
    } else {
        canvas_wrap(c, (struct area){0, 2, rows - HEAD_ROWS, cols - 4}, STYLE_NORMAL,
            nothing_yet(p));
        canvas_cursor(c, 0, 0);
    }
    canvas_leave(c, before);
}

/* --- act --- */

static unsigned copy(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct risk_pane *s = p->state;
    struct copy_notes notes = {.a = p->life};
    struct sb b = sb_on(p->life);
    if (!id_known(s->view.like)) {
        pane_say(p, "There is none of an event like this to copy. n begins an empty one.");
        return REACT_DRAW;
    }
    if (hub_risk_copy(hub, s->event, s->view.like, &notes, err) != HUB_OK) {
        return REACT_LOAD;
    }
    for (size_t i = 0; i < notes.count; i++) {
        sb_addf(&b, "%s%s", i ? "\n" : "", notes.lines[i]);
    }
    pane_tell(p, "Copied: now look through it", sb_str(&b));
    return REACT_LOAD;
}

static unsigned begin(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct risk_pane *s = p->state;
    hub_id sheet;
    if (hub_risk_begin(hub, s->event, &sheet, err) == HUB_OK) {
        pane_say(p, "Begun. n adds what could go wrong, e the place and whom to ring.");
    }
    return REACT_LOAD;
}

static unsigned new_line(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct risk_pane *s = p->state;
    int64_t number = 1;
    if (!id_known(s->view.sheet.record.id) || !own(s)) {
        return begin(p, hub, err);
    }
    for (size_t i = 0; i < s->view.count; i++) {
        number = s->view.lines[i].number >= number ? s->view.lines[i].number + 1 : number;
    }
    struct assignment set[] = {{"risk_sheet_id", id_text(p->life, s->view.sheet.record.id)},
        {"number", arena_printf(p->life, "%lld", (long long)number)}};
    form_open_new(p, &risk_line_noun, set, sizeof set / sizeof *set);
    return REACT_DRAW;
}

static const struct view_row *line_at(const struct risk_pane *s)
{
    const struct view_row *row = rows_view_selected(&s->rows);
    return row && row->kind == ROW_LINE ? row : NULL;
}

static unsigned open_row(struct pane *p, bool head)
{
    struct risk_pane *s = p->state;
    const struct view_row *row = head ? NULL : line_at(s);
    if (row) {
        form_open_edit(p, &risk_line_noun, (hub_id){row->id});
    } else {
        form_open_edit(p, &risk_sheet_noun, s->view.sheet.record.id);
    }
    return REACT_DRAW;
}

static unsigned ask_sign(struct pane *p)
{
    const struct risk_pane *s = p->state;
    if (!own(s)) {
        pane_say(p, "There is no sheet of its own to sign yet.");
        return REACT_DRAW;
    }
    pane_ask(p,
        arena_printf(p->life, "Sign the risk sheet of %s, as read through and right for the day?",
            s->view.event.name),
        "Not yet", "Sign", "risk.sign");
    return REACT_DRAW;
}

static unsigned ask_remove(struct pane *p)
{
    struct risk_pane *s = p->state;
    const struct view_row *row = line_at(s);
    if (!row) {
        pane_say(p, "Stand on a line of what could go wrong: x removes that.");
        return REACT_DRAW;
    }
    s->asked = (hub_id){row->id};
    pane_ask(p,
        arena_printf(p->life, "Remove line %s of the risk sheet? It goes to Removed and can be "
                              "brought back.", str_trim(p->life, row->lead)),
        "Keep", "Remove", "risk.remove");
    return REACT_DRAW;
}

static unsigned paper(struct pane *p)
{
    const struct risk_pane *s = p->state;
    char day[DATE_TEXT];
    pane_open(p, &pane_event_paper,
        &(struct pane_target){.text = arena_printf(p->life, "risk|%lld|%s|%s",
                                  (long long)s->event.n, date_iso(s->view.day, day),
                                  s->view.event.name)});
    return REACT_DRAW;
}

static unsigned write(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct risk_pane *s = p->state;
    hub_id sheet = s->view.sheet.record.id;
    if (str_eq(call->id, "risk.sign")) {
        if (hub_risk_sign(call->hub, sheet, err) == HUB_OK) {
            pane_say(p, "Signed. u takes it back.");
        }
    } else if (str_eq(call->id, "risk.remove")) {
        if (hub_remove(call->hub, &risk_line_noun, s->asked, err) == HUB_OK) {
            pane_say(p, "Removed. u takes it back.");
        }
    } else if (str_eq(call->id, "risk.count") && own(s)) {
        if (hub_risk_count(call->hub, sheet, err) == HUB_OK) {
            pane_say(p, "Counted from the register.");
        }
    } else {
        return REACT_PASS;
    }
    return REACT_LOAD;
}

static unsigned with_sheet(struct pane *p, const struct call *call)
{
    const struct risk_pane *s = p->state;
    bool head = str_eq(call->id, "edit") && !line_at(s);
    if (str_eq(call->id, "open") || str_eq(call->id, "edit")) {
        return open_row(p, head);
    }
    if (str_eq(call->id, "risk.head")) {
        return open_row(p, true);
    }
    if (str_eq(call->id, "history")) {
        pane_open(p, &pane_history,
            &(struct pane_target){.id = s->view.sheet.record.id.n, .text = "risk_sheet"});
        return REACT_DRAW;
    }
    return str_eq(call->id, "remove") ? ask_remove(p) : REACT_PASS;
}

static unsigned click(struct pane *p, const struct ui_event *ev)
{
    struct risk_pane *s = p->state;
    bool again = false;
    rows_view_click(&s->rows, ev->row - HEAD_ROWS, p->view.rows - HEAD_ROWS, p->view.cols, &again);
    return again && id_known(s->view.sheet.record.id) ? open_row(p, false) : REACT_DRAW;
}

static unsigned risk_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct risk_pane *s = p->state;
    if (str_eq(call->id, "new")) {
        return new_line(p, call->hub, err);
    }
    if (str_eq(call->id, "agree")) {
        return ask_sign(p);
    }
    if (str_eq(call->id, "print")) {
        return paper(p);
    }
    if (str_eq(call->id, "click")) {
        return click(p, call->ev);
    }
    if (str_eq(call->id, "open") && !own(s)) {
        return copy(p, call->hub, err);
    }
    unsigned react = id_known(s->view.sheet.record.id) ? with_sheet(p, call) : REACT_PASS;
    react = react & REACT_PASS ? write(p, call, err) : react;
    return react & REACT_PASS
               ? rows_view_act(&s->rows, call->id, p->view.rows - HEAD_ROWS, p->view.cols)
               : react;
}

static size_t risk_count(const struct pane *p)
{
    return ((const struct risk_pane *)p->state)->view.count;
}

// clang-format off
static const struct ui_key risk_keys[] = {
    {K_ENTER, K_NONE, "open",       "Open",      "The line with the >; where there is no sheet yet, last year's.", KEY_BAR | KEY_MENU},
    {'n',     K_NONE, "new",        "New",       "One more thing that could go wrong.",                            KEY_BAR | KEY_MENU},
    {'e',     K_NONE, "edit",       "Edit",      "The line with the >.",                                           KEY_MENU},
    {'a',     K_NONE, "agree",      "Sign",      "Sign it, as read through and right for the day.",                KEY_BAR | KEY_MENU},
    {'x',     K_NONE, "remove",     "Remove",    "The line with the > into Removed.",                              KEY_MENU},
    {'p',     K_NONE, "print",      "Print",     "The page, then where to.",                                       KEY_BAR | KEY_MENU},
    {'h',     K_NONE, "history",    "History",   "Who changed the sheet, and when.",                               KEY_MENU},
    {K_NONE,  K_NONE, "risk.head",  "The day and the place", "Meeting point, hospital, weather, whom to ring.",    KEY_MENU},
    {K_NONE,  K_NONE, "risk.count", "Count who comes", "Children and leaders from the register again.",            KEY_MENU},
};
// clang-format on

const struct pane_ops pane_risk = {
    .name = "risk",
    .title = "Risk sheet",
    .help = "Do it from last year's\nWhere there is none yet, Enter copies the sheet of the last "
            "event like this one. hub says what stayed behind and why.\n\n"
            "Say what could go wrong\nn adds a line: where, what, who, how likely, how bad, what "
            "we do, who sees to it.\n\n"
            "Say where people meet\nStand below, on The day and the place, and press Enter.\n\n"
            "Get it done\na signs it. Until then it is not done, and Today says so from a week "
            "before the event on.\n\n"
            "Take it along\np prints it.",
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct risk_pane),
    .keys = risk_keys,
    .key_count = sizeof risk_keys / sizeof *risk_keys,
    .open = risk_open,
    .load = risk_load,
    .draw = risk_draw,
    .act = risk_act,
    .rows = risk_count,
};
