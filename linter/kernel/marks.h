/* Marks of punctuation and quotation, and hyphens, seen one by one. */

#ifndef TEXTMEND_KERNEL_MARKS_H
#define TEXTMEND_KERNEL_MARKS_H

#include "kernel.h"

/* Double quotation marks of a line. */
typedef struct {
    size_t start, straight, opening, closing;
} Line;

/* What lies between two empty lines, or more: no paragraph goes on behind one. */
typedef struct {
    size_t first;     /* how many marks were put before it */
    uint8_t has[2];   /* styles of double marks, and of single ones */
    bool has_address; /* so far: a mark between letters may be part of it */
} Part;

/* What was seen of the marks of a text. */
typedef struct {
    Line line;
    Part part;
    unsigned has; /* which kinds of quotation marks */
} Marks;

/* marks.c */
extern const uint8_t MARK[256]; /* what a byte is, if it begins a mark */
void see_mark(Marks *marks, const Text *text, size_t at, Found *found);
void end_marks(Marks *marks, const Text *text, Found *found);

/* hyphens.c */
void see_hyphen(const Text *text, size_t at, Found *found);

/* tags.c */
void see_tag(const Text *text, size_t at, Found *found);

/* mixed.c: of a mark of quotation, what `textmend.shape` counts as straight or curly. */
enum { DOUBLE, SINGLE };
enum { STRAIGHT = 1, CURLY = 2, BOTH = STRAIGHT | CURLY };
typedef struct {
    uint8_t kind, style; /* zeros where there is no such mark */
} Styled;

Styled styled_at(const Text *text, size_t at);
void see_mixed(Part *part, const Text *text, size_t at, Found *found);
void end_part(Part *part, const Text *text, Found *found);

#endif
