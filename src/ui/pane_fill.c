/* SPDX-License-Identifier: MIT */
/* A period of the rota filled: which, then how far it is, then what was found; kept as drafts only when that is wanted. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/fill.h"
#include "panes_priv.h"
#include "rows_view_priv.h"
#include "text_view_priv.h"

enum { INDENT = 1, HEAD_ROWS = 2, MOST_MS = 10000, MS = 1000 };

enum fill_stage { WHICH, WORKING, FOUND };

struct fill_pane {
    enum fill_stage stage;
    hub_id hub;
    struct fill_period periods[FILL_PERIODS], asked;
    struct rows_view rows;
    struct hub_fill_beside *beside;
    struct hub_fill_so_far now;
    const struct hub_fill *fill; /* FOUND */
    struct text_view text;
};

static void fill_open(struct pane *p, const struct pane_target *target)
{
    struct fill_pane *s = p->state;
    s->hub = (hub_id){target->id};
    s->text.airy = true;
    s->text.more = "PgDn: more";
}

static void fill_close(struct pane *p)
{
    struct fill_pane *s = p->state;
    hub_fill_drop(s->beside);
}

/* --- what was found ------------------------------------------------------------------ */

static const char *shown(const struct pane *p, const char *name)
{
    return p->view.hide ? utf8_initials(p->loaded, name) : name;
}

static void add_stays(struct pane *p, const struct hub_fill_part *part)
{
    static const char *const fates[] = {
        [FILL_KEPT] = "as it stands", [FILL_NEW] = "new", [FILL_MOVED] = "moved"};
    struct fill_pane *s = p->state;
    text_view_add(&s->text, p->loaded, TONE_HEADING, "The rota then");
    for (int32_t i = 0; i < part->rota.stay_count; i++) {
        const struct fill_stay *y = &part->rota.stays[i];
        char range[DATE_TEXT];
        text_view_add(&s->text, p->loaded, y->fate == FILL_KEPT ? TONE_MUTED : TONE_PLAIN,
            arena_printf(p->loaded, "%s: %s at %s's, %s",
                date_range(wall_date(y->arrive), wall_date(y->leave), range),
                shown(p, part->book.family_full[y->family]),
                shown(p, part->book.host_full[y->host]), fates[y->fate]));
    }
}

static void add_missing(struct pane *p, const struct hub_fill_part *part)
{
    struct fill_pane *s = p->state;
    const char *gone = fill_dropped_sentence(part, p->loaded);
    bool any = false;
    if (gone) {
        text_view_add(&s->text, p->loaded, TONE_ALERT, gone);
    }
    for (int32_t i = 0; i < part->rota.want_count; i++) {
        const char *line = fill_want_sentence(&part->book, &part->rota.wants[i], p->loaded);
        if (line && !any) {
            text_view_add(&s->text, p->loaded, TONE_HEADING, "What is missing, and why");
        }
        if (line) {
            text_view_add(&s->text, p->loaded, TONE_WARN, line);
            any = true;
        }
    }
}

static void add_found(struct pane *p)
{
    struct fill_pane *s = p->state;
    s->text.detail = (struct detail){.title = s->asked.words};
    text_view_add(&s->text, p->loaded, TONE_MUTED,
        "Nothing is kept yet. Enter keeps the new stays as drafts, Esc throws it away.");
    for (size_t i = 0; i < s->fill->count; i++) {
        const struct hub_fill_part *part = &s->fill->parts[i];
        text_view_add(&s->text, p->loaded, TONE_PLAIN, fill_sum_sentence(part, p->loaded));
        if (!p->view.hide) {
            add_missing(p, part);
        }
        add_stays(p, part);
    }
}

/* --- load ---------------------------------------------------------------------------- */

static void add_periods(struct pane *p, hub_date today)
{
    struct fill_pane *s = p->state;
    size_t count = fill_periods(today, p->life, s->periods);
    rows_view_begin(&s->rows);
    for (size_t i = 0; i < count; i++) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){
                0, (int64_t)i + 1, true, STYLE_NORMAL, NULL, 0, s->periods[i].words, NULL});
    }
    rows_view_end(&s->rows);
}

static enum hub_rc fill_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct fill_pane *s = p->state;
    (void)err;
    if (s->stage == WHICH) {
        add_periods(p, hub_today(hub));
    } else if (s->stage == FOUND) {
        add_found(p);
    }
    return HUB_OK;
}

/* --- drawing --------------------------------------------------------------------------- */

static void draw_working(const struct pane *p, struct canvas *c)
{
    const struct fill_pane *s = p->state;
    struct arena *a = arena_create();
    int cols = canvas_cols(c);
    int rows = canvas_rows(c), row = 2;
    canvas_put_short(c, 0, 1, cols - 1, STYLE_HEADING, s->asked.words);
    row += canvas_wrap(c, (struct area){row, 0, rows - row, cols}, STYLE_NORMAL,
        arena_printf(a, "Working it out: %lld of %d seconds at most.", (long long)(s->now.ms / MS),
            MOST_MS / MS));
    row += canvas_wrap(c, (struct area){row, 0, rows - row, cols}, STYLE_NORMAL,
        arena_printf(a, "The best so far: %s.", fill_so_far_sentence(&s->now, a)));
    row++;
    canvas_wrap(c, (struct area){row, 0, rows > row ? rows - row : 0, cols}, STYLE_HINT,
        "Points count what is not so good: a stay nobody could be given, a weekend or a host the "
        "family does not like so much, unequal shares. The fewer, the better. Esc stops and shows "
        "the best so far; nothing is kept before you say so.");
    canvas_cursor(c, 3, 0);
    arena_destroy(a);
}

static void draw_which(const struct fill_pane *s, struct canvas *c)
{
    int rows = canvas_rows(c), cols = canvas_cols(c);
    canvas_put_short(c, 0, 1, cols - 1, STYLE_HEADING, "Which weekends shall be filled?");
    struct area before = canvas_enter(c, (struct area){HEAD_ROWS, 0, rows - HEAD_ROWS, cols});
    rows_view_draw(&s->rows, c, true);
    canvas_leave(c, before);
}

static void fill_draw(const struct pane *p, struct canvas *c)
{
    const struct fill_pane *s = p->state;
    struct area inside = {0, INDENT, canvas_rows(c), canvas_cols(c) - 2 * INDENT};
    struct area before = canvas_enter(c, inside);
    if (s->stage == WHICH) {
        draw_which(s, c);
    } else if (s->stage == WORKING) {
        draw_working(p, c);
    } else {
        text_view_draw(&s->text, c, true);
    }
    canvas_leave(c, before);
}

/* --- keys ------------------------------------------------------------------------------ */

static unsigned begin(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct fill_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (!row) {
        return REACT_DRAW;
    }
    s->asked = s->periods[row->id - 1];
    struct hub_fill_ask ask = {.from = s->asked.from,
        .to = s->asked.to,
        .keep_agreed = s->asked.keep_agreed,
        .seed = 1,
        .time_ms = MOST_MS};
    hub_id before = hub_narrowed(hub);
    hub_narrow_to(hub, s->hub);
    enum hub_rc rc = hub_fill_begin(hub, &ask, &s->beside, err);
    hub_narrow_to(hub, before);
    s->stage = rc == HUB_OK ? WORKING : WHICH;
    return REACT_DRAW;
}

static unsigned found(struct pane *p)
{
    struct fill_pane *s = p->state;
    s->fill = hub_fill_end(s->beside);
    s->stage = FOUND;
    if (s->fill->stopped) {
        pane_say(p, "Stopped early: this is the best it had found.");
    }
    return REACT_LOAD;
}

static unsigned keep(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct fill_pane *s = p->state;
    char day[DATE_TEXT];
    if (hub_rota_fill_save(hub, s->fill, err) != HUB_OK) {
        return REACT_DRAW;
    }
    pane_say(p, "Kept, the new stays as drafts: a agrees one. u takes it all back.");
    pane_go(p, "rota", &(struct pane_target){.text = date_iso(s->asked.from, day)});
    return REACT_CLOSE | REACT_LOAD;
}

/* While it works: how far it is; Esc ends it. */
static unsigned working_act(struct pane *p, const struct call *call)
{
    struct fill_pane *s = p->state;
    if (hub_fill_look(s->beside, &s->now)) {
        unsigned react = found(p);
        if (str_eq(call->id, "tick")) { /* which loads nothing */
            add_found(p);
            return REACT_DRAW;
        }
        return react;
    }
    if (str_eq(call->id, "back")) {
        hub_fill_stop(s->beside);
        return found(p);
    }
    return str_eq(call->id, "leave") || str_eq(call->id, "hangup") ? REACT_PASS : REACT_DRAW;
}

static unsigned which_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct fill_pane *s = p->state;
    int rows = p->view.rows - HEAD_ROWS, cols = p->view.cols - 2 * INDENT;
    bool again = false;
    if (str_eq(call->id, "open")) {
        return begin(p, call->hub, err);
    }
    if (str_eq(call->id, "click")) {
        unsigned react =
            rows_view_click(&s->rows, call->ev->row - HEAD_ROWS, rows, cols, &again);
        return again ? begin(p, call->hub, err) : react;
    }
    return str_eq(call->id, "tick") ? 0 : rows_view_act(&s->rows, call->id, rows, cols);
}

static unsigned fill_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct fill_pane *s = p->state;
    if (s->stage == WORKING) {
        return working_act(p, call);
    }
    if (s->stage == WHICH) {
        return which_act(p, call, err);
    }
    if (str_eq(call->id, "open")) {
        return keep(p, call->hub, err);
    }
    if (str_eq(call->id, "click")) {
        return REACT_DRAW;
    }
    return str_eq(call->id, "tick")
               ? 0
               : text_view_act(&s->text, call->id, p->view.rows, p->view.cols - 2 * INDENT);
}

static const struct ui_key fill_keys[] = {
    {K_ENTER, K_NONE, "open", "Go on", "Begin; then keep what was found, as drafts.",
        KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_fill = {
    .name = "fill",
    .title = "Fill a period",
    .help = "Fill the weekends of a period\nEnter begins. hub gives each family its stays, by "
            "their wishes, the hosts they know, and fair shares. Nothing is kept yet.\n\n"
            "Stop it\nEsc, at any time: the best so far is shown.\n\n"
            "Keep it\nLook at what is missing and why, then Enter keeps the new stays as drafts, "
            "which you agree one by one. u takes them all back.\n\n"
            "A host is ill for long\nWrite the days away first, then plan again: agreed stays may "
            "move, but as few as can be.\n\n"
            "Other days\nThe command hub rota fill fills any: whoever helps with the computer can type it.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct fill_pane),
    .keys = fill_keys,
    .key_count = sizeof fill_keys / sizeof *fill_keys,
    .ticks = true,
    .open = fill_open,
    .close = fill_close,
    .load = fill_load,
    .draw = fill_draw,
    .act = fill_act,
};
