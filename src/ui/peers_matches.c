/* SPDX-License-Identifier: MIT */
/* Rows of the pane Peers: who waits, matches with their weeks, volunteers. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/peer.h"
#include "hub/service/peers.h"
#include "peers_view_priv.h"

#include <string.h>

enum { LEAD_COLS = 13, WITH_COLS = 13, WIDE_COLS = 106, MORE_COLS = 9, WHAT_COLS = 8, CELL_COLS = 6, MARK_COLS = 18 };

/* --- matches ------------------------------------------------------------------------ */

/* "2 Nov", with the year when it is another. */
static const char *day_short(hub_date d, struct hub *hub, struct arena *a)
{
    int y, m, day, now, skip;
    date_to_ymd(d, &y, &m, &day);
    date_to_ymd(hub_today(hub), &now, &skip, &skip);
    return y == now ? arena_printf(a, "%d %.3s", day, date_month_name(m))
                    : arena_printf(a, "%d %.3s %d", day, date_month_name(m), y);
}

static struct peers_row waiting(struct peers_load *l, const struct match_line *m)
{
    bool words = *m->asked_for && !l->hide;
    return (struct peers_row){.noun = &peer_match_noun,
        .id = m->id.n,
        .family = m->family,
        .lead = "",
        .with = peers_name(l, m->family_name),
        .what = "",
        .text = arena_printf(l->a, "Waiting for %s: %s, asked %s%s%s",
            str_eq(m->kind, "one chat") ? "one chat" : "a peer", peers_name(l, m->family_name),
            day_short(m->asked, l->hub, l->a), words ? ", " : "", words ? m->asked_for : ""),
        .mark = "",
        .span = true};
}

static struct peers_row matched(struct peers_load *l, const struct match_line *m)
{
    struct peers_row row = {.noun = &peer_match_noun,
        .id = m->id.n,
        .family = m->family,
        .lead = peers_name(l, m->peer_name),
        .with = peers_name(l, m->family_name),
        .what = m->kind,
        .text = "",
        .mark = m->mark,
        .tone = m->tone};
    if (l->hide && m->state.untold && m->tone == TONE_WARN && m->state.quiet == QUIET_NOT) {
        row.mark = "not ticked";
    }
    for (int i = PEER_WEEKS - m->week_count; m->ticked && i < PEER_WEEKS; i++) {
        row.cells[row.cell_count++] = peer_touch_word(m->weeks[i]);
    }
    return row;
}

struct matches {
    struct match_list list;
    struct peers_row (*row_of)(struct peers_load *l, const struct match_line *m);
};

static enum hub_rc read_match(struct peers_load *l, const void *of, size_t at,
    struct peers_row *out, struct hub_err *err)
{
    const struct matches *all = of;
    struct match_line m;
    enum hub_rc rc = hub_match_of(&all->list, all->list.ids[at], &m, err);
    if (rc == HUB_OK) {
        *out = all->row_of(l, &m);
    }
    return rc;
}

static enum hub_rc add_matches(struct peers_load *l, enum match_which which, struct hub_err *err)
{
    struct matches *all = arena_alloc(l->a, sizeof *all);
    all->row_of = which == MATCHES_WAITING ? waiting : matched;
    enum hub_rc rc = hub_match_list(l->hub, which, l->a, &all->list, err);
    for (size_t i = 0; rc == HUB_OK && i < all->list.count; i++) {
        peers_await(l, &peer_match_noun, all->list.ids[i], read_match, all, i);
    }
    return rc;
}

enum hub_rc peers_waiting(struct peers_load *l, struct hub_err *err)
{
    return add_matches(l, MATCHES_WAITING, err);
}

enum hub_rc peers_running(struct peers_load *l, struct hub_err *err)
{
    return add_matches(l, MATCHES_RUNNING, err);
}

enum hub_rc peers_ended(struct peers_load *l, struct hub_err *err)
{
    return add_matches(l, MATCHES_ENDED, err);
}

/* --- volunteers ----------------------------------------------------------------------- */

static struct peers_row volunteer(struct peers_load *l, const struct volunteer_line *v)
{
    const char *room = arena_printf(
        l->a, "%d of %d %s", v->families, v->most, words_many(v->most, "family", "families"));
    bool rests = date_known(v->resting_until);
    const char *text = rests ? arena_printf(l->a, "resting until %s", day_short(v->resting_until, l->hub, l->a))
                             : v->experience;
    return (struct peers_row){.noun = &peer_noun,
        .id = v->id.n,
        .lead = peers_name(l, v->name),
        .with = "",
        .what = "",
        .text = l->hide && !rests ? "" : text,
        .mark = rests || !*v->mark ? room : v->mark,
        .tone = rests ? TONE_MUTED : v->tone};
}

static enum hub_rc read_volunteer(struct peers_load *l, const void *of, size_t at,
    struct peers_row *out, struct hub_err *err)
{
    const struct volunteer_list *list = of;
    struct volunteer_line v;
    enum hub_rc rc = hub_volunteer_of(list, list->ids[at], &v, err);
    if (rc == HUB_OK) {
        *out = volunteer(l, &v);
    }
    return rc;
}

static enum hub_rc add_volunteers(struct peers_load *l, bool resting, struct hub_err *err)
{
    struct volunteer_list *list = arena_alloc(l->a, sizeof *list);
    enum hub_rc rc = hub_volunteers(l->hub, resting, l->a, list, err);
    for (size_t i = 0; rc == HUB_OK && i < list->count; i++) {
        peers_await(l, &peer_noun, list->ids[i], read_volunteer, list, i);
    }
    return rc;
}

enum hub_rc peers_resting(struct peers_load *l, struct hub_err *err)
{
    return add_volunteers(l, true, err);
}

enum hub_rc peers_volunteers(struct peers_load *l, struct hub_err *err)
{
    return add_volunteers(l, false, err);
}

/* --- one row ----------------------------------------------------------------------------- */

static unsigned mark_style(enum tone tone)
{
    return tone == TONE_ALERT ? STYLE_ALERT : tone == TONE_WARN ? STYLE_WARN : STYLE_MUTED;
}

/* The newest weeks there is room for, each in its column. */
static void draw_cells(const struct peers_row *r, struct canvas *c, int col, int end)
{
    int fit = (end - col) / CELL_COLS;
    fit = fit < 0 ? 0 : fit > PEERS_CELLS ? PEERS_CELLS : fit;
    int first = r->cell_count > fit ? r->cell_count - fit : 0;
    for (int i = first; i < r->cell_count; i++) {
        unsigned style = str_eq(r->cells[i], "tried") ? STYLE_WARN : STYLE_NORMAL;
        canvas_put(c, 0, col, CELL_COLS - 1, style, r->cells[i]);
        col += CELL_COLS;
    }
}

/* "Catrìona Lorimer" → "Catrìona L." where the whole does not fit. */
static const char *name_that_fits(const char *name, int cols, struct arena *a)
{
    const char *last = strrchr(name, ' ');
    size_t first = strcspn(name, " ");
    if (!last || utf8_width(name) <= cols) {
        return name;
    }
    size_t len = 1;
    while ((last[1 + len] & 0xC0) == 0x80) {
        len++;
    }
    return arena_printf(a, "%.*s %.*s.", (int)first, name, (int)len, last + 1);
}

void peers_row_draw(const void *pane, const struct list_row *row, struct canvas *c)
{
    const struct peers_row *r = peers_row_of(row);
    int cols = canvas_cols(c), col = 0, wide = *r->mark ? utf8_width(r->mark) + 1 : 0;
    int more = cols >= WIDE_COLS ? MORE_COLS : 0;
    int lead = LEAD_COLS + more, with = WITH_COLS + more;
    int end = cols - (wide > MARK_COLS ? wide : MARK_COLS);
    (void)pane;
    if (r->span) {
        canvas_put_short(c, 0, 0, cols - wide, STYLE_NORMAL, r->text);
        canvas_put_right(c, 0, cols - wide, wide, mark_style(r->tone), r->mark);
        return;
    }
    struct arena *a = arena_create();
    int own = *r->with ? lead - 1 : lead + with + 1;
    canvas_put_short(c, 0, col, own, STYLE_NORMAL,
        *r->with ? name_that_fits(r->lead, own, a) : r->lead);
    arena_destroy(a);
    col += lead;
    if (*r->with) {
        canvas_put(c, 0, col, 2, STYLE_MUTED, "↔");
        canvas_put_short(c, 0, col + 2, with - 1, STYLE_NORMAL, r->with);
    }
    col += with + 2;
    if (*r->what) {
        canvas_put_short(c, 0, col, WHAT_COLS - 1, STYLE_NORMAL, r->what);
        col += WHAT_COLS;
    }
    if (*r->text && cols - wide > col) {
        canvas_put_short(c, 0, col, cols - wide - col, STYLE_NORMAL, r->text);
    }
    draw_cells(r, c, col, end);
    canvas_put_right(c, 0, cols - wide, wide, mark_style(r->tone), r->mark);
}
