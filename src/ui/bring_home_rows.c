/* SPDX-License-Identifier: MIT */
/* What stands on the pages of Bring it home. */
#include "bring_home_priv.h"
#include "hub/base/str.h"
#include "hub/command/away.h"
#include "hub/service/questions.h"

#include <inttypes.h>

static void add_text(struct rows_view *v, struct arena *a, unsigned style, const char *text)
{
    rows_view_add(v, a, (struct view_row){.style = style, .text = text});
}

static void add_pick(struct rows_view *v, struct arena *a, int kind, int64_t id, const char *text)
{
    rows_view_add(v, a, (struct view_row){.kind = kind, .id = id, .pick = true, .text = text});
}

/* Rows that are read are stood on too: the page scrolls by them. */
static void add_read(struct rows_view *v, struct arena *a, unsigned style, const char *text)
{
    rows_view_add(v, a,
        (struct view_row){
            .id = (int64_t)v->count + 1, .pick = true, .style = style, .text = text});
}

/* --- the file ------------------------------------------------------------------------------- */

static void file_rows(struct pane *p)
{
    struct bring_home *s = p->state;
    const char *files[AWAY_FILES];
    size_t count = p->view.inv ? away_files(p->view.inv, s->seen, files) : 0;
    rows_view_heading(&s->rows, s->seen, "Copies on sticks and in your own folder", NULL);
    for (size_t i = 0; i < count; i++) {
        add_pick(&s->rows, s->seen, ROW_FILE, (int64_t)i + 1, files[i]);
    }
    if (!count) {
        s->list = false; /* the path has the keys: its first letter is often a / */
        add_text(&s->rows, s->seen, STYLE_MUTED,
            "None was found. Put the stick in and press Ctrl-R, or type where the copy is.");
    }
}

/* --- what it brings ------------------------------------------------------------------------- */

static void guard_rows(struct rows_view *v, const struct return_plan *plan, struct arena *a)
{
    bool any = false;
    for (int i = 0; i < GUARDS; i++) {
        if (!(plan->guards & (1u << i)) || str_empty(plan->guard_words[i])) {
            continue;
        }
        if (!any) {
            rows_view_heading(v, a, "Please check first", NULL);
        }
        any = true;
        add_read(v, a, STYLE_WARN, arena_printf(a, "! %s", plan->guard_words[i]));
    }
}

static void line_rows(struct pane *p, const char *heading, const struct return_line *lines,
    size_t count)
{
    struct bring_home *s = p->state;
    if (count) {
        rows_view_heading(&s->rows, s->seen, heading, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        add_read(&s->rows, s->seen, STYLE_NORMAL, p->view.hide ? lines[i].hidden : lines[i].text);
    }
}

/* Its rows; while names are hidden only how much it is. */
static void rota_rows(struct pane *p)
{
    struct bring_home *s = p->state;
    const struct rota_news *n = &s->plan.rota;
    if (n->row_count) {
        rows_view_heading(&s->rows, s->seen, rota_news_words(n, s->seen), NULL);
    }
    for (size_t i = 0; i < n->row_count && !p->view.hide; i++) {
        const struct rota_news_row *r = &n->rows[i];
        const char *text = arena_printf(s->seen, "%s  %s%s%s", rule_level_shown(r->level),
            r->sentence, str_empty(r->fix) ? "" : "\nTry: ", str_empty(r->fix) ? "" : r->fix);
        rows_view_add(&s->rows, s->seen,
            (struct view_row){.kind = ROW_ROTA,
                .id = (int64_t)i + 1,
                .pick = true,
                .style = r->level == LEVEL_HARD ? STYLE_ALERT : STYLE_WARN,
                .text = text});
    }
}

static void plan_rows(struct pane *p)
{
    struct bring_home *s = p->state;
    const struct return_plan *plan = &s->plan;
    guard_rows(&s->rows, plan, s->seen);
    line_rows(p, "What comes home", plan->lines, plan->line_count);
    line_rows(p, "Questions it will leave, for you to decide", plan->asks, plan->ask_count);
    rota_rows(p);
    bool old = plan->guards & (1u << GUARD_OLD); /* which says so itself */
    if (plan->line_count == 0 && plan->ask_count == 0 && !old) {
        add_read(&s->rows, s->seen, STYLE_NORMAL, "Nothing in it is new here.");
    }
}

/* --- what came of it ------------------------------------------------------------------------ */

/* What it says of the rota stands below, to go there. */
static bool about_rota(const struct bring_home *s, const char *line)
{
    static const enum rule_level levels[] = {LEVEL_HARD, LEVEL_OWED, LEVEL_WARN};
    bool rota = str_starts(line, "New in the rota");
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        rota = rota || str_starts(line, rule_level_shown(levels[i]));
    }
    return rota && s->plan.rota.row_count > 0;
}

static void done_rows(struct pane *p, struct hub *hub)
{
    struct bring_home *s = p->state;
    struct hub_err ignored;
    int64_t open = 0;
    (void)hub_questions_open(hub, &open, &ignored);
    for (size_t i = 0; i < s->done.receipt_lines && !p->view.hide; i++) {
        if (!about_rota(s, s->done.receipt[i])) {
            add_text(&s->rows, s->seen, STYLE_NORMAL, s->done.receipt[i]);
        }
    }
    rota_rows(p);
    rows_view_heading(&s->rows, s->seen, "What next", NULL);
    if (open) {
        add_pick(&s->rows, s->seen, ROW_QUESTIONS, 1,
            arena_printf(s->seen, "Questions: %" PRId64 " to decide", open));
    }
    add_pick(&s->rows, s->seen, ROW_FRESH, 1, "Take a fresh copy: the one that came home is done with");
    add_pick(&s->rows, s->seen, ROW_PAPER, 1, "Print the receipt");
    add_pick(&s->rows, s->seen, ROW_CLOSE, 1, "That is all. u takes all of it back.");
}

void home_rows(struct pane *p, struct hub *hub)
{
    struct bring_home *s = p->state;
    rows_view_begin(&s->rows);
    arena_reset(s->seen);
    if (s->stage == HOME_FILE) {
        file_rows(p);
    } else if (s->stage == HOME_LOOK) {
        plan_rows(p);
    } else {
        done_rows(p, hub);
    }
    rows_view_end(&s->rows);
}
