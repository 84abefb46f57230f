/* Marks of punctuation and quotation, each looked at together with its neighbours. */

#include <string.h>

#include "marks.h"

/* Where in a text a mark's neighbours stand: one byte before it, all that follows behind it. */
typedef struct {
    size_t at, end;
    uint8_t before, after; /* zero at the edges of the text */
} Mark;

static bool may_be_letter(const Text *text, size_t at)
{
    uint8_t byte = at < text->size ? text->data[at] : 0;
    return (KIND[byte] & LETTER) || (byte >= 0x80 && !is_punctuation(text, at));
}

static bool is_closing_mark(uint8_t byte)
{
    return byte && strchr(",.;:!?)]", byte);
}

/* `,.!?` with a letter behind them, or a quotation mark and a letter. */
static bool is_tight(const Text *text, Mark mark, uint8_t glyph)
{
    if (glyph != ',' && glyph != '.' && glyph != '!' && glyph != '?')
        return false;
    bool is_curly = is_at(text, mark.end, "\xE2\x80\x9D");
    if (mark.after == '"' || is_curly)
        return may_be_letter(text, mark.end + (is_curly ? 3 : 1));
    if (!may_be_letter(text, mark.end))
        return false;
    if (glyph == ',' || mark.after >= 0x80)
        return true;
    return KIND[mark.after] & CAPITAL && !(KIND[mark.before] & CAPITAL);
}

static bool is_elided(const Text *text, size_t at)
{
    static const char *const WORDS[] = {"em", "Em", "tis",   "Tis",   "twas", "Twas",
                                        "til", "Til", "cause", "Cause", "n",   "bout"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        size_t size = strlen(WORDS[i]);
        if (at + size <= text->size && memcmp(text->data + at, WORDS[i], size) == 0)
            return true;
    }
    return false;
}

static bool is_no_break_space(const Text *text, size_t at)
{
    return text->data[at] == 0xC2 && text->data[at + 1] == 0xA0;
}

static bool is_edge(uint8_t byte)
{
    return byte == 0 || byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* An opening mark before what a quotation ends with, or behind a letter. */
static bool is_turned_left(const Text *text, Mark mark, bool is_single)
{
    if (is_edge(mark.after) || is_closing_mark(mark.after) || is_no_break_space(text, mark.end))
        return true;
    if (KIND[mark.before] & (LETTER | DIGIT))
        return true;
    if (mark.before >= 0x80 && !(mark.at >= 3 && is_punctuation(text, mark.at - 3)))
        return true;
    bool may_be_digit = KIND[mark.after] & DIGIT || (mark.after >= 0x80 && !is_punctuation(text, mark.end));
    return is_single && (may_be_digit || is_elided(text, mark.end));
}

/* A closing mark behind what a quotation begins after, and before a letter. */
static bool is_turned_right(const Text *text, Mark mark)
{
    if (!may_be_letter(text, mark.end))
        return false;
    if (is_edge(mark.before) || mark.before == '(' || mark.before == '[')
        return true;
    if (mark.at >= 2 && is_no_break_space(text, mark.at - 2))
        return true;
    return mark.at >= 3 && (is_at(text, mark.at - 3, "\xE2\x80\x93") ||
                            is_at(text, mark.at - 3, "\xE2\x80\x94"));
}

enum { HAS_STRAIGHT = 1, HAS_STRAIGHT_SINGLE = 2, HAS_CURLY = 4, HAS_CURLY_SINGLE = 8 };

#define CLOSES 1
#define OPENS 2
#define QUOTES 3
#define ENDS_LINE 4
#define PUNCTUATES 5
#define ANGLES 6
#define PARTS 7
#define TAGS 8

const uint8_t MARK[256] = {
    [','] = CLOSES, ['.'] = CLOSES, [';'] = CLOSES, [':'] = CLOSES, ['!'] = CLOSES,
    ['?'] = CLOSES, [')'] = CLOSES, [']'] = CLOSES, ['('] = OPENS,  ['['] = OPENS,
    ['"'] = QUOTES, ['\''] = QUOTES, ['\n'] = ENDS_LINE, [0xE2] = PUNCTUATES, [0xC2] = ANGLES,
    ['-'] = PARTS,  ['<'] = TAGS,
};

static bool opens(const Text *text, size_t at)
{
    return text->data[at] == '"' || is_at(text, at, "\xE2\x80\x9C");
}

/* Whether double marks of the line that ends at `end` can have no partners, wherever it ends. */
static bool is_odd(const Line *line, const Text *text, size_t end)
{
    size_t more = line->opening > line->closing ? line->opening - line->closing
                                                : line->closing - line->opening;
    size_t odd = more + line->straight % 2;
    if (odd != 1 || end >= text->size || !opens(text, line->start))
        return odd > 0;
    return !opens(text, end + (text->data[end + 1] == '\n' ? 2 : 1)); /* a blank line is between */
}

static void end_line(const Line *line, const Text *text, size_t end, Found *found)
{
    if (wants(found, VIEW_odd_lines) && is_odd(line, text, end))
        put(found, &found->views[VIEW_odd_lines], (int64_t)line->start);
}

/* What follows on E2 80: the marks of quotation that are curly. */
static unsigned see_curly(const Text *text, size_t at, Line *line, Found *found)
{
    const uint8_t *data = text->data;
    uint8_t which = data[at + 2];
    Mark mark = {.at = at, .end = at + 3, .before = at ? data[at - 1] : 0, .after = data[at + 3]};
    Places *loose = &found->views[VIEW_loose_marks], *turned = &found->views[VIEW_turned_marks];
    switch (which) {
    case 0x98: /* ‘ */
    case 0x9C: /* “ */
        line->opening += which == 0x9C;
        if (which == 0x9C && mark.after == ' ' && wants(found, VIEW_loose_marks))
            put(found, loose, (int64_t)at);
        if (wants(found, VIEW_turned_marks) && is_turned_left(text, mark, which == 0x98))
            put(found, turned, (int64_t)at);
        return which == 0x98 ? HAS_CURLY_SINGLE : HAS_CURLY;
    case 0x99: /* ’ */
    case 0x9D: /* ” */
        line->closing += which == 0x9D;
        if (which == 0x9D && mark.before == ' ' && wants(found, VIEW_loose_marks))
            put(found, loose, (int64_t)at);
        if (wants(found, VIEW_turned_marks) && is_turned_right(text, mark))
            put(found, turned, (int64_t)at);
        return which == 0x99 ? HAS_CURLY_SINGLE : HAS_CURLY;
    case 0x9A: /* ‚ */
    case 0xB9: /* ‹ */
    case 0xBA: /* › */
        return HAS_CURLY_SINGLE;
    case 0x9E: /* „ */
    case 0x9F: /* ‟ */
        return HAS_CURLY;
    default:
        return 0;
    }
}

static void see_joint(const Text *text, size_t at, bool closes, Found *found)
{
    const uint8_t *data = text->data;
    Mark mark = {.at = at, .end = at + 1, .before = at ? data[at - 1] : 0, .after = data[at + 1]};
    if (wants(found, VIEW_loose_marks) && (closes ? mark.before : mark.after) == ' ')
        put(found, &found->views[VIEW_loose_marks], (int64_t)at);
    if (closes && wants(found, VIEW_tight_marks) && is_tight(text, mark, data[at]))
        put(found, &found->views[VIEW_tight_marks], (int64_t)at);
}

/* Sees the mark at `at`; of those of a text none is passed over. */
void see_mark(Marks *marks, const Text *text, size_t at, Found *found)
{
    const uint8_t *data = text->data;
    switch (MARK[data[at]]) {
    case CLOSES:
        if (data[at + 1] > ' ' || (at && data[at - 1] == ' '))
            see_joint(text, at, true, found);
        if (data[at] == ':' && data[at + 1] == '/' && data[at + 2] == '/')
            marks->part.has_address = true;
        break;
    case OPENS:
        see_joint(text, at, false, found);
        break;
    case QUOTES:
        marks->has |= data[at] == '"' ? HAS_STRAIGHT : HAS_STRAIGHT_SINGLE;
        marks->line.straight += data[at] == '"';
        see_mixed(&marks->part, text, at, found);
        break;
    case ENDS_LINE:
        end_line(&marks->line, text, at, found);
        if (marks->line.start == at && wants(found, VIEW_mixed_marks))
            end_part(&marks->part, text, found);
        marks->line = (Line){.start = at + 1};
        break;
    case PUNCTUATES:
        if (is_punctuation(text, at)) {
            marks->has |= see_curly(text, at, &marks->line, found);
            see_mixed(&marks->part, text, at, found);
            see_hyphen(text, at, found);
        }
        break;
    case PARTS:
        see_hyphen(text, at, found);
        break;
    case TAGS:
        see_tag(text, at, found);
        break;
    case ANGLES: /* « », the soft hyphen, ¬ */
        see_hyphen(text, at, found);
        marks->has |= data[at + 1] == 0xAB || data[at + 1] == 0xBB ? HAS_CURLY : 0;
        see_mixed(&marks->part, text, at, found);
        break;
    }
}

void end_marks(Marks *marks, const Text *text, Found *found)
{
    unsigned has = marks->has;
    end_line(&marks->line, text, text->size, found);
    bool mixes = (has & HAS_STRAIGHT && has & HAS_CURLY) ||
                 (has & HAS_STRAIGHT_SINGLE && has & HAS_CURLY_SINGLE);
    if (mixes && wants(found, VIEW_mixes_quotes))
        note(&found->views[VIEW_mixes_quotes]);
    if (wants(found, VIEW_mixed_marks))
        end_part(&marks->part, text, found);
}
