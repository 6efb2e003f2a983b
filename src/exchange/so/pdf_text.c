/* SPDX-License-Identifier: MIT */
/* Text on the page: one font family with the system's own for what it lacks. */
#include "pdf_priv.h"

#include <string.h>

/* Of the text's size. */
static const double note_scale = 0.8;

static void add_attr(PangoAttrList *list, PangoAttribute *attr, size_t from, size_t to)
{
    attr->start_index = (guint)from;
    attr->end_index = (guint)to;
    pango_attr_list_insert(list, attr);
}

static PangoAttrList *look_attrs(const struct text_look *look, size_t text, size_t all)
{
    PangoAttrList *list = pango_attr_list_new();
    if (look->bold) {
        add_attr(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), 0, text);
    }
    if (look->italic) {
        add_attr(list, pango_attr_style_new(PANGO_STYLE_ITALIC), 0, all);
    }
    if (all > text) {
        add_attr(list, pango_attr_scale_new(note_scale), text, all);
    }
    /* Ligatures would make "fi" unsearchable in some readers. */
    add_attr(list, pango_attr_font_features_new("liga=0"), 0, all);
    /* A name broken because it is long has no hyphen of its own there. */
    add_attr(list, pango_attr_insert_hyphens_new(FALSE), 0, all);
    return list;
}

static char *with_note(struct pdf *p, const char *text, const char *note)
{
    if (!note || !*note) {
        return arena_strdup(p->job->a, text);
    }
    return arena_printf(p->job->a, "%s%s%s", text, *text ? "\n" : "", note);
}

/* A line that does not begin after a space, a hyphen or a line end breaks a word. */
static int broken_words(PangoLayout *l)
{
    const char *text = pango_layout_get_text(l);
    int n = 0;
    for (GSList *i = pango_layout_get_lines_readonly(l); i; i = i->next) {
        const PangoLayoutLine *line = i->data;
        n += line->start_index > 0 && !strchr(" -\n", text[line->start_index - 1]);
    }
    return n;
}

PangoLayout *text_layout(
    struct pdf *p, const struct text_look *look, const char *text, const char *note, int width)
{
    PangoLayout *l = pango_layout_new(p->context);
    PangoFontDescription *font = pango_font_description_from_string("DejaVu Sans");
    pango_font_description_set_absolute_size(font, look->size);
    pango_layout_set_font_description(l, font);
    pango_font_description_free(font);
    /* A right-to-left name stays in its place on the left; its letters still run right to left. */
    pango_layout_set_auto_dir(l, FALSE);
    pango_layout_set_width(l, width);
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(l, look->align);
    char *all = with_note(p, text, note);
    pango_layout_set_text(l, all, -1);
    PangoAttrList *attrs = look_attrs(look, strlen(text), strlen(all));
    pango_layout_set_attributes(l, attrs);
    pango_attr_list_unref(attrs);
    p->broken += broken_words(l);
    return l;
}

int text_height(PangoLayout *l)
{
    int height;
    pango_layout_get_size(l, NULL, &height);
    return height;
}

int text_line(const struct pdf *p)
{
    return p->size * 3 / 2;
}

static void report_missing(struct pdf *p, const PangoLayoutLine *line)
{
    for (GSList *i = line->runs; i; i = i->next) {
        const PangoGlyphItem *run = i->data;
        for (int g = 0; g < run->glyphs->num_glyphs; g++) {
            PangoGlyph glyph = run->glyphs->glyphs[g].glyph;
            if (glyph & PANGO_GLYPH_UNKNOWN_FLAG && glyph != PANGO_GLYPH_INVALID_INPUT) {
                p->job->missing(p->job->to, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
            }
        }
    }
}

static void draw_line(struct pdf *p, PangoLayoutIter *i, int x, int y)
{
    PangoRectangle box;
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly(i);
    pango_layout_iter_get_line_extents(i, NULL, &box);
    int baseline = pango_layout_iter_get_baseline(i);
    cairo_move_to(p->cr, pango_units_to_double(x + box.x), pango_units_to_double(y + baseline));
    pango_cairo_show_layout_line(p->cr, line);
    report_missing(p, line);
}

void text_draw(struct pdf *p, PangoLayout *l, double grey, int x, int y, int from, int upto)
{
    PangoLayoutIter *i = pango_layout_get_iter(l);
    int first = -1;
    cairo_set_source_rgb(p->cr, grey, grey, grey);
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(i, NULL, &box);
        if (box.y < from || box.y >= upto) {
            continue;
        }
        first = first < 0 ? box.y : first;
        draw_line(p, i, x, y - first);
    } while (pango_layout_iter_next_line(i));
    pango_layout_iter_free(i);
}

int text_put(struct pdf *p, PangoLayout *l, double grey, int x, int y)
{
    int height = text_height(l);
    text_draw(p, l, grey, x, y, 0, height);
    g_object_unref(l);
    return height;
}
