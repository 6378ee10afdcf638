package loa

func (r *reader) readProse() {}
