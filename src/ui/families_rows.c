/* SPDX-License-Identifier: MIT */
/* One line of the list of families, and of hosts; families by when they were last heard from. */
#include "families_rows_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/families.h"
#include "panes_priv.h"

#include <ctype.h>
#include <string.h>

enum { DATE_COLS = 8, NAME_LEAST = 13, LONG_AGO_DAYS = 300, QUIET_MOST = 500 };

/* --- drawing ---------------------------------------------------------------- */

/* "Mia 8, Theo 6" → "M. 8, T. 6" */
static const char *hidden_children(const char *children, struct arena *a)
{
    struct sb out = sb_on(a);
    for (const char *s = children; *s;) {
        size_t len = strcspn(s, ","), name = len;
        while (name > 0 && isdigit((unsigned char)s[name - 1])) {
            name--;
        }
        name = name > 0 && name < len && s[name - 1] == ' ' ? name - 1 : len;
        sb_addf(&out, "%s%s%.*s", out.len ? ", " : "",
            utf8_initials(a, arena_strndup(a, s, name)), (int)(len - name), s + name);
        s += len + strspn(s + len, ", ");
    }
    return sb_str(&out);
}

/* "Tahmina 12, Ayaan 9" → "Tahmina, Ayaan": whole names rather than one with its age. */
static const char *without_ages(const char *children, struct arena *a)
{
    struct sb out = sb_on(a);
    for (const char *s = children; *s; s++) {
        const char *age = s + 1 + strspn(s + 1, "0123456789");
        if (*s == ' ' && age > s + 1 && (!*age || *age == ',')) {
            s = age - 1;
        } else {
            sb_addf(&out, "%c", *s);
        }
    }
    return sb_str(&out);
}

/* "21 Nov", or "Nov 2024" when it is a while ago. */
static const char *last_text(hub_date last, hub_date today, struct arena *a)
{
    int year, month, day;
    date_to_ymd(last, &year, &month, &day);
    if (date_known(today) && date_diff(today, last) < LONG_AGO_DAYS) {
        return arena_printf(a, "%d %.3s", day, date_month_name(month));
    }
    return arena_printf(a, "%.3s %d", date_month_name(month), year);
}

static int name_cols(int cols)
{
    return cols / 3 > NAME_LEAST ? cols / 3 : NAME_LEAST;
}

static void draw_family(
    const void *ctx, const struct list_row *row, const char *never, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct family_line *f = row->item;
    struct arena *a = arena_create();
    int cols = canvas_cols(c), name = name_cols(cols), rest = cols - name - DATE_COLS - 2;
    bool hide = p->view.hide;
    canvas_put_short(c, 0, 0, name, STYLE_NORMAL, hide ? utf8_initials(a, f->name) : f->name);
    const char *children = hide ? hidden_children(f->children, a) : f->children;
    if (utf8_width(children) > rest) {
        children = without_ages(children, a);
    }
    if (!str_empty(f->hub)) {
        children = arena_printf(a, "%s · %s", children, f->hub);
    }
    canvas_put_short(c, 0, name + 1, rest, STYLE_NORMAL, children);
    canvas_put_right(c, 0, cols - DATE_COLS, DATE_COLS, STYLE_MUTED,
        date_known(f->last) ? last_text(f->last, p->view.today, a) : never);
    arena_destroy(a);
}

void family_row_draw(const void *ctx, const struct list_row *row, struct canvas *c)
{
    draw_family(ctx, row, "", c);
}

void family_heard_draw(const void *ctx, const struct list_row *row, struct canvas *c)
{
    draw_family(ctx, row, "not yet", c);
}

void host_row_draw(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct host_line *h = row->item;
    struct arena *a = arena_create();
    int cols = canvas_cols(c), name = name_cols(cols);
    canvas_put_short(
        c, 0, 0, name, STYLE_NORMAL, p->view.hide ? utf8_initials(a, h->name) : h->name);
    const char *hub = arena_printf(a, "%s%s", str_empty(h->hub) ? "" : " · ", h->hub);
    int col = name + 1;
    col += canvas_putf(c, 0, col, cols - col, STYLE_NORMAL, "%s%s  ", h->beds, hub);
    canvas_put_short(c, 0, col, cols - col, STYLE_AWAY, h->away);
    arena_destroy(a);
}

/* --- those not heard from for longest first ---------------------------------- */

enum hub_rc families_quiet_load(
    struct families_quiet *q, struct hub *hub, struct hub_err *err)
{
    struct family_line *lines;
    size_t count;
    arena_reset(q->a);
    q->memory = (struct list_memory){0};
    enum hub_rc rc = hub_family_quiet(hub, QUIET_MOST, q->a, &lines, &count, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct list_row *rows = arena_array(q->a, count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        const char *words = arena_printf(q->a, "%s %s", lines[i].name, lines[i].children);
        rows[i] = (struct list_row){lines[i].id.n, words, &lines[i]};
    }
    q->memory = (struct list_memory){.rows = rows, .count = count};
    return HUB_OK;
}
