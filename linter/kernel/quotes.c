/* Marks of quotation in a paragraph, and what is known of each by the characters beside it: as
   `linter/textmend/quotes/seen.py` finds them. Of all that is not plain there, Python tells. */

#include "blocks.h"
#include "python.h"

#define TOGETHER 32 /* characters that are looked at together */

static bool is_mark(Py_UCS4 character)
{
    if (character < 0x80)
        return character == '"' || character == '\'' || character == '`';
    return character == 0xAB || character == 0xBB || character == 0x2033 || character == 0x2039 ||
           character == 0x203A || (character >= 0x2018 && character <= 0x201F) ||
           (character >= 0x300C && character <= 0x300F);
}

static bool is_single(Py_UCS4 character)
{
    return character == '\'' || character == '`' || character == 0x2039 || character == 0x203A ||
           (character >= 0x2018 && character <= 0x201B) || character == 0x300E || character == 0x300F;
}

/* Whether a mark may be half of another, or none, as far as the character behind it tells. */
static bool may_be_joined(Py_UCS4 mark, Py_UCS4 after)
{
    return mark == '`' || ((mark == '\'' || mark == 0x2019) && after == mark);
}

/* A paragraph: what stands in the text from `start` up to `end`, and one character more. */
typedef struct {
    PyObject *text, *glyph_at;
    Py_ssize_t start, end;
    Py_UCS4 *characters; /* from `start` on, with a zero behind them */
} Paragraph;

/* The mark at `at`, as a new reference; an empty string where there is none. */
static PyObject *glyph(const Paragraph *in, Py_ssize_t at)
{
    const Py_UCS4 *character = in->characters + (at - in->start);
    if (!may_be_joined(character[0], character[1]))
        return PyUnicode_FromOrdinal((int)*character);
    PyObject *told = PyObject_CallFunction(in->glyph_at, "Onnn", in->text, at, in->start, in->end);
    if (told != NULL && !PyUnicode_Check(told)) {
        PyErr_SetString(PyExc_TypeError, "a glyph is a str");
        Py_CLEAR(told);
    }
    return told;
}

static bool add_pair(PyObject *list, Py_ssize_t at, PyObject *mark)
{
    PyObject *place = PyLong_FromSsize_t(at), *pair = place ? PyTuple_Pack(2, place, mark) : NULL;
    bool is_added = pair != NULL && PyList_Append(list, pair) == 0;
    Py_XDECREF(place);
    Py_XDECREF(pair);
    return is_added;
}

/* Passes over characters that are no marks, many of them together; where it ends there may be one. */
IN_WIDE_STEPS
static Py_ssize_t next_mark(const Paragraph *in, Py_ssize_t at)
{
    for (; in->end - at >= TOGETHER; at += TOGETHER) {
        const Py_UCS4 *some = in->characters + (at - in->start);
        unsigned straight = 0, single = 0, others = 0; /* as one, they would not be vectorised */
        for (unsigned i = 0; i < TOGETHER; i++) {
            straight |= some[i] == '"';
            single |= (some[i] == '\'') | (some[i] == '`');
            others |= some[i] >= 0xAB;
        }
        if (straight | single | others)
            break;
    }
    while (at < in->end && !is_mark(in->characters[at - in->start]))
        at++;
    return at;
}

static bool add_marks(const Paragraph *in, PyObject *list)
{
    for (Py_ssize_t at = next_mark(in, in->start); at < in->end; at = next_mark(in, at + 1)) {
        PyObject *mark = glyph(in, at);
        Py_ssize_t size = mark ? PyUnicode_GetLength(mark) : 0;
        bool is_done = mark != NULL && (size == 0 || add_pair(list, at, mark));
        Py_XDECREF(mark);
        if (!is_done)
            return false;
        at += size > 1 ? size - 1 : 0;
    }
    return true;
}

PyObject *kernel_find_marks(PyObject *module, PyObject *arguments)
{
    (void)module;
    Paragraph in;
    if (!PyArg_ParseTuple(arguments, "UnnO:find_marks", &in.text, &in.start, &in.end, &in.glyph_at))
        return NULL;
    Py_ssize_t length = PyUnicode_GetLength(in.text);
    if (in.start < 0 || in.start > in.end || in.end > length) {
        PyErr_SetString(PyExc_IndexError, "no such paragraph");
        return NULL;
    }
    PyObject *part = PyUnicode_Substring(in.text, in.start, in.end < length ? in.end + 1 : length);
    in.characters = part ? PyUnicode_AsUCS4Copy(part) : NULL;
    PyObject *list = in.characters ? PyList_New(0) : NULL;
    if (list != NULL && !add_marks(&in, list))
        Py_CLEAR(list);
    PyMem_Free(in.characters);
    Py_XDECREF(part);
    return list;
}

/* Marks that were found in a text, and who tells what is known of them. */
typedef struct {
    PyObject *text, *told, *inside, *by_neighbours, *otherwise;
    Py_ssize_t length;
} Seen;

/* The character at a place; zero where the text has none. */
static Py_UCS4 character_of(const Seen *seen, Py_ssize_t at)
{
    return at < 0 || at >= seen->length ? 0 : PyUnicode_ReadChar(seen->text, at);
}

/* Whether a character is a letter; of others than those of ASCII, Python tells. */
static bool is_alpha(Py_UCS4 character)
{
    if (character < 0x80)
        return KIND[character] & LETTER;
    PyObject *text = PyUnicode_FromOrdinal((int)character);
    PyObject *answer = text ? PyObject_CallMethod(text, "isalpha", NULL) : NULL;
    Py_XDECREF(text);
    Py_XDECREF(answer);
    return answer == Py_True;
}

/* What the characters beside a mark tell, as a new reference; None where they do not. */
static PyObject *by_neighbours(const Seen *seen, Py_ssize_t at, PyObject *mark)
{
    Py_UCS4 it = character_of(seen, at);
    Py_ssize_t size = PyUnicode_GetLength(mark);
    if (it == '\'' || it == 0x2019) {
        bool is_inside = size == 1 && is_alpha(character_of(seen, at - 1)) &&
                         is_alpha(character_of(seen, at + 1));
        return PyErr_Occurred() ? NULL : Py_NewRef(is_inside ? seen->inside : Py_None);
    }
    bool is_alone = !is_mark(character_of(seen, at - 2)) && !is_mark(character_of(seen, at + 2));
    if (size != 1 || is_single(it) || !is_alone || at == 0 || at + 1 == seen->length)
        return Py_NewRef(Py_None);
    PyObject *told = PyDict_GetItemWithError(seen->told, mark);
    PyObject *near = told ? PyUnicode_Substring(seen->text, at - 1, at + 2) : NULL;
    PyObject *known = near ? PyObject_CallFunctionObjArgs(seen->by_neighbours, near, told, NULL) : NULL;
    Py_XDECREF(near);
    if (told == NULL && !PyErr_Occurred())
        PyErr_SetObject(PyExc_KeyError, mark);
    return known;
}

/* What is known of one of the marks, as a new reference. */
static PyObject *known_of(const Seen *seen, PyObject *pair)
{
    bool is_pair = PyTuple_Check(pair) && PyTuple_Size(pair) == 2;
    PyObject *mark = is_pair ? PyTuple_GetItem(pair, 1) : NULL;
    if (mark == NULL || !PyUnicode_Check(mark)) {
        PyErr_SetString(PyExc_TypeError, "a mark is where it stands, and how it is written");
        return NULL;
    }
    Py_ssize_t at = PyLong_AsSsize_t(PyTuple_GetItem(pair, 0));
    if (at == -1 && PyErr_Occurred())
        return NULL;
    if (at < 0 || at >= seen->length) {
        PyErr_SetString(PyExc_IndexError, "no such place");
        return NULL;
    }
    PyObject *known = by_neighbours(seen, at, mark);
    if (known != Py_None)
        return known;
    Py_DECREF(known);
    return PyObject_CallFunction(seen->otherwise, "nO", at, mark);
}

PyObject *kernel_weigh_marks(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *found;
    Seen seen;
    if (!PyArg_ParseTuple(arguments, "UO!O!OOO:weigh_marks", &seen.text, &PyList_Type, &found,
                          &PyDict_Type, &seen.told, &seen.inside, &seen.by_neighbours,
                          &seen.otherwise))
        return NULL;
    seen.length = PyUnicode_GetLength(seen.text);
    Py_ssize_t count = PyList_Size(found);
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *pair = PyList_GetItem(found, i); /* NULL where a callback has taken it away */
        PyObject *known = pair ? known_of(&seen, pair) : NULL;
        if (known == NULL || PyList_SetItem(list, i, known) < 0)
            Py_CLEAR(list);
    }
    return list;
}
