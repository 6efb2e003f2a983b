/* SPDX-License-Identifier: MIT */
/* A document as an A4 PDF: frame of the page, choice of the type size, the file itself. */
#include "pdf_priv.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define POINTS(pt) ((int)((pt)*PANGO_SCALE))

/* ISO 216 A4 in points; printers leave about 4 mm white, fridges like a margin. */
static const double a4_short = 595.276, a4_long = 841.890;
enum { MARGIN_PT = 34, FOOT_PT = 8, SMALLEST_TENTHS = 95, LARGEST_TENTHS = 140, STEP_TENTHS = 5 };
enum { KITCHEN_TENTHS = 220 }; /* the largest of a page_doc that is `large` */
/* Documents longer than this are read at a desk: the smallest type but one, no trials. */
enum { PAGES_TO_TRY = 6, LONG_TENTHS = 100 };

static const double foot_grey = 0.25;

/* --- the frame of a page ------------------------------------------------------ */

static int practice_width(const struct pdf *p)
{
    return p->job->d->practice ? POINTS(100) : 0;
}

static PangoLayout *title_layout(struct pdf *p, bool first)
{
    const struct page_doc *d = p->job->d;
    struct text_look look = {.size = p->size * (first ? 18 : 12) / 10, .bold = true};
    const char *text = d->title;
    if (!first && d->subtitle && *d->subtitle) {
        text = arena_printf(p->job->a, "%s · %s", d->title, d->subtitle);
    }
    return text_layout(p, &look, text, NULL, p->content - practice_width(p));
}

static PangoLayout *subtitle_layout(struct pdf *p)
{
    struct text_look look = {.size = p->size * 13 / 10};
    return text_layout(p, &look, p->job->d->subtitle, NULL, p->content - practice_width(p));
}

static void draw_practice(struct pdf *p)
{
    struct text_look look = {.size = POINTS(14), .bold = true, .align = PANGO_ALIGN_CENTER};
    int w = practice_width(p), x = p->margin + p->content - w, pad = POINTS(4);
    PangoLayout *l = text_layout(p, &look, "PRACTICE", NULL, w);
    cairo_set_source_rgb(p->cr, 0, 0, 0);
    cairo_set_line_width(p->cr, 1.5);
    cairo_rectangle(p->cr, pango_units_to_double(x), pango_units_to_double(p->margin),
        pango_units_to_double(w), pango_units_to_double(text_height(l) + 2 * pad));
    cairo_stroke(p->cr);
    text_put(p, l, 0, x, p->margin + pad);
}

/* Draws the head when `draw`; either way returns its height with the space below it. */
static int page_head(struct pdf *p, bool first, bool draw)
{
    PangoLayout *parts[2] = {title_layout(p, first)};
    size_t count = 1;
    const char *subtitle = p->job->d->subtitle;
    if (first && subtitle && *subtitle) {
        parts[count++] = subtitle_layout(p);
    }
    int y = p->margin;
    for (size_t i = 0; i < count; i++) {
        int height = text_height(parts[i]);
        if (draw) {
            text_draw(p, parts[i], 0, p->margin, y, 0, height);
        }
        g_object_unref(parts[i]);
        y += height;
    }
    int least = p->job->d->practice ? POINTS(26) : 0;
    int height = y - p->margin > least ? y - p->margin : least;
    return height + p->size / 2;
}

static PangoLayout *foot_layout(struct pdf *p, const char *text, PangoAlignment align, int width)
{
    struct text_look look = {.size = POINTS(FOOT_PT), .align = align};
    return text_layout(p, &look, text, NULL, width);
}

/* As page_head: from the bottom margin upwards. */
static int page_foot_part(struct pdf *p, size_t page, size_t pages, bool draw)
{
    const char *of = arena_printf(p->job->a, "page %zu of %zu", page + 1, pages);
    int right = POINTS(90), pad = POINTS(3);
    const char *note = p->job->d->note;
    PangoLayout *foot = foot_layout(p, p->job->foot, PANGO_ALIGN_LEFT, p->content - right);
    PangoLayout *extra = note && *note ? foot_layout(p, note, PANGO_ALIGN_LEFT, p->content) : NULL;
    int note_height = extra ? text_height(extra) : 0;
    int height = text_height(foot) + note_height + pad;
    int y = p->height - p->margin - height;
    if (draw) {
        int x = p->margin + p->content - right;
        cairo_set_source_rgb(p->cr, foot_grey, foot_grey, foot_grey);
        cairo_set_line_width(p->cr, 0.5);
        cairo_move_to(p->cr, pango_units_to_double(p->margin), pango_units_to_double(y));
        cairo_rel_line_to(p->cr, pango_units_to_double(p->content), 0);
        cairo_stroke(p->cr);
        if (extra) {
            text_draw(p, extra, foot_grey, p->margin, y + pad, 0, note_height);
        }
        y += pad + note_height;
        text_draw(p, foot, foot_grey, p->margin, y, 0, text_height(foot));
        text_put(p, foot_layout(p, of, PANGO_ALIGN_RIGHT, right), foot_grey, x, y);
    }
    g_clear_object(&extra);
    g_object_unref(foot);
    return height + p->size / 2;
}

/* --- content ---------------------------------------------------------------- */

static PangoLayout *block_layout(struct pdf *p, const struct page_block *b)
{
    bool heading = b->kind == PAGE_HEADING;
    struct text_look look = {
        .size = heading                ? p->size * 5 / 4
                : b->style & PAGE_LARGE ? p->size * 3 / 2
                                        : p->size,
        .bold = heading || b->style & (PAGE_STRONG | PAGE_HEAD),
        .italic = b->style & PAGE_DRAFT,
    };
    return text_layout(p, &look, b->text, NULL, p->content);
}

static int measure_block(void *c, const struct page_block *b)
{
    PangoLayout *l = block_layout(c, b);
    int height = text_height(l);
    g_object_unref(l);
    return height;
}

static int measure_row(void *c, const struct page_table *t, size_t row, bool named)
{
    return row_height(c, t, row, named);
}

/* A line that begins in the slice ends within the room, whatever lines stand beside it. */
static int slice(void *c, const struct flow_place *f, int room)
{
    const struct pdf *p = c;
    int lines = room - 2 * row_padding(p) - text_line(p);
    return f->from + (lines > text_line(p) ? lines : text_line(p));
}

static const struct flow *lay_out(struct pdf *p, int tenths)
{
    p->size = tenths * PANGO_SCALE / 10;
    int foot = page_foot_part(p, 0, 1, false);
    int whole = p->height - 2 * p->margin - foot, least = whole / 4;
    int first = whole - page_head(p, true, false), later = whole - page_head(p, false, false);
    struct flow_meter m = {
        .c = p,
        .first_body = first > least ? first : least,
        .body = later > least ? later : least,
        .gap = p->size * 3 / 4,
        .heading_gap = p->size / 4,
        .text = measure_block,
        .row = measure_row,
        .slice = slice,
    };
    p->broken = 0;
    return p->job->flow(p->job->d, &m, p->job->a);
}

/* The largest type that needs no more pages and breaks no more words than the smallest. */
static const struct flow *choose_size(struct pdf *p)
{
    const struct flow *f = lay_out(p, SMALLEST_TENTHS);
    size_t pages = f->pages;
    int broken = p->broken;
    int largest = p->job->d->large ? KITCHEN_TENTHS : LARGEST_TENTHS;
    if (pages > PAGES_TO_TRY) {
        return lay_out(p, LONG_TENTHS);
    }
    for (int tenths = largest; tenths > SMALLEST_TENTHS; tenths -= STEP_TENTHS) {
        f = lay_out(p, tenths);
        if (f->pages <= pages && p->broken <= broken) {
            return f;
        }
    }
    return lay_out(p, SMALLEST_TENTHS);
}

static void draw_place(struct pdf *p, const struct flow_place *f, int top)
{
    if (f->block->kind == PAGE_TABLE) {
        row_draw(p, f, top + f->y);
        return;
    }
    PangoLayout *l = block_layout(p, f->block);
    text_draw(p, l, f->block->style & PAGE_MUTED ? foot_grey : 0, p->margin, top + f->y, f->from,
        f->upto);
    g_object_unref(l);
}

static void draw_pages(struct pdf *p, const struct flow *f)
{
    size_t next = 0;
    for (size_t page = 0; page < f->pages; page++) {
        int top = p->margin + page_head(p, page == 0, true);
        if (p->job->d->practice) {
            draw_practice(p);
        }
        for (; next < f->count && f->places[next].page == page; next++) {
            draw_place(p, &f->places[next], top);
        }
        page_foot_part(p, page, f->pages, true);
        cairo_show_page(p->cr);
    }
}

/* --- the file --------------------------------------------------------------- */

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned len)
{
    const struct so_pdf_job *job = closure;
    return job->write(job->to, bytes, len) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void describe(struct pdf *p)
{
    const struct so_pdf_job *job = p->job;
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, job->d->title);
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "hub");
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE,
        job->created ? job->created : "1970-01-01T00:00:00");
}

/* The same widths whatever screen, language or locale this runs under. */
static PangoContext *plain_context(PangoFontMap *fonts)
{
    PangoContext *context = pango_font_map_create_context(fonts);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en-gb"));
    cairo_font_options_destroy(options);
    return context;
}

static void open_pdf(struct pdf *p)
{
    bool wide = p->job->d->orientation == PAGE_LANDSCAPE;
    double w = wide ? a4_long : a4_short, h = wide ? a4_short : a4_long;
    p->width = POINTS(w);
    p->height = POINTS(h);
    p->margin = POINTS(MARGIN_PT);
    p->content = p->width - 2 * p->margin;
    p->surface = cairo_pdf_surface_create_for_stream(write_bytes, (void *)(uintptr_t)p->job, w, h);
    p->cr = cairo_create(p->surface);
    p->fonts = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    p->context = plain_context(p->fonts);
    describe(p);
}

/* What was drawn may have failed although all bytes of the rest were taken: then a part is missing. */
static cairo_status_t close_pdf(struct pdf *p)
{
    cairo_status_t drawn = cairo_status(p->cr);
    cairo_destroy(p->cr);
    cairo_surface_finish(p->surface);
    cairo_status_t status = cairo_surface_status(p->surface);
    cairo_surface_destroy(p->surface);
    g_object_unref(p->context);
    g_object_unref(p->fonts);
    return status != CAIRO_STATUS_SUCCESS ? status : drawn;
}

/* Font libraries write their complaints to standard error, which may be someone's screen. */
static int hush(void)
{
    int saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) {
        dup2(nowhere, STDERR_FILENO);
        if (nowhere != STDERR_FILENO) {
            close(nowhere);
        }
    }
    return saved;
}

static void unhush(int saved)
{
    if (saved < 0) {
        close(STDERR_FILENO);
        return;
    }
    dup2(saved, STDERR_FILENO);
    close(saved);
}

/* Without any font even heights mean nothing, and a page would have no end. */
static bool any_font(PangoContext *context)
{
    PangoLayout *l = pango_layout_new(context);
    pango_layout_set_text(l, "a", -1);
    int unknown = pango_layout_get_unknown_glyphs_count(l);
    g_object_unref(l);
    return unknown == 0;
}

/* Those it was built with; the loader refuses older ones. */
const char *pdf_libraries(void)
{
    return "Pango " PANGO_VERSION_STRING ", Cairo " CAIRO_VERSION_STRING;
}

/* Where Pango cannot shape a text it draws nothing, says so in its log, and goes on. */
static void note_unshaped(const gchar *domain, GLogLevelFlags level, const gchar *said, gpointer to)
{
    struct pdf *p = to;
    (void)domain;
    (void)level;
    p->unshaped |= strstr(said, "fail") != NULL;
}

enum so_pdf_result pdf_write(const struct so_pdf_job *job)
{
    struct pdf p = {.job = job};
    int saved = hush();
    guint listening = g_log_set_handler("Pango", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL, note_unshaped, &p);
    open_pdf(&p);
    bool fonts = any_font(p.context);
    if (fonts) {
        draw_pages(&p, choose_size(&p));
    }
    cairo_status_t status = close_pdf(&p);
    g_log_remove_handler("Pango", listening);
    unhush(saved);
    if (!fonts) {
        return SO_PDF_NO_FONT;
    }
    if (status == CAIRO_STATUS_SUCCESS) {
        return p.unshaped ? SO_PDF_FAILED : SO_PDF_DONE;
    }
    return status == CAIRO_STATUS_WRITE_ERROR ? SO_PDF_REFUSED : SO_PDF_FAILED;
}
